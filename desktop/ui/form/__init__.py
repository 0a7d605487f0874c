"""The forms: one column of questions with the rule beside it, saved as it is written. They decide nothing."""
