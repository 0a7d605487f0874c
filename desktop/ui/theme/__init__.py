"""How the window looks: colours, type, space, icons. Qt only; it knows nothing of the rest of the program.

Ask `theme.current()` for the theme, `roles.set_role` and `roles.set_icon` for what a widget is. Colours stand in
`tokens` and nowhere else; a length in pixels is multiplied by the scale of text (`Theme.px`), a size of text is that of
a font (`Theme.font`).
"""
