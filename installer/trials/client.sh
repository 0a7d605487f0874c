# Tries the package of the desktop program in a fresh system: /trial holds it, and the same one under an older version.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
step() { echo "  $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
quietly() { "$@" >/trial/log 2>&1 || { cat /trial/log; fail "$*"; }; }
as_user() { runuser -u person -- env HOME=/home/person XDG_RUNTIME_DIR=/home/person/run "$@"; }

apt-get -qq update >/dev/null
useradd --create-home person
install -d -o person -m 0700 /home/person/run

step 'it is small enough to be rolled out'
[ "$(stat -c %s /trial/schutzbruecke_*.deb)" -le 60000000 ] || fail 'the package has more than 60 MB'

settings=/etc/schutzbruecke/policy.toml
set_up_older() {
    quietly apt-get -qq install -y --no-install-recommends /trial/older/schutzbruecke_*.deb
    dpkg-query -W -f '${Conffiles}' schutzbruecke | grep -q " $settings " || fail 'dpkg does not look after the settings'
}
upgrade() {
    cp $settings /trial/settings
    quietly apt-get -qq install -y --no-install-recommends /trial/schutzbruecke_*.deb
    grep -i 'configuration file\|conffile' /trial/log && fail 'the upgrade asked about a file'
    cmp /trial/settings $settings || fail 'the settings are not those of before'
    cmp -s /usr/share/schutzbruecke/policy.toml $settings && fail 'the settings are not those of before'
    [ "$(find /etc/schutzbruecke -type f)" = $settings ] || fail 'something lies beside the settings'
}

step 'an older version, whose settings dpkg looks after, is upgraded as it came: they stay, and a purge takes them'
set_up_older
upgrade
quietly apt-get -qq purge -y schutzbruecke
[ ! -e /etc/schutzbruecke ] || fail 'settings were left behind'

step 'it is installed again, and its settings, which are other ones, are changed'
set_up_older
echo '# ours' >>$settings

step 'the new one takes its place, asks nothing and leaves them as they are'
upgrade
grep -qx '# ours' $settings || fail 'settings were lost'
[ "$(dpkg-query -W -f '${Version}' schutzbruecke)" != 0.0.1 ] || fail 'the older version is still there'

step 'no library is missing'
find /usr/lib/schutzbruecke -type f \( -name '*.so*' -o -perm -100 \) -exec ldd {} + 2>/dev/null | grep 'not found' && fail 'a library is missing'

step 'what desktops and software catalogues show is valid to the tools of this release'
quietly apt-get -qq install -y --no-install-recommends appstream desktop-file-utils
quietly desktop-file-validate /usr/share/applications/de.schutzbruecke.Schutzbruecke.desktop \
    /etc/xdg/autostart/de.schutzbruecke.Schutzbruecke.desktop
appstreamcli validate --no-net /usr/share/metainfo/de.schutzbruecke.Schutzbruecke.metainfo.xml >/trial/log 2>&1 || true
grep -qi 'validation' /trial/log || { cat /trial/log; fail 'AppStream has not looked'; }
# That there is no homepage is a warning from AppStream 1.0 on; this program has none.
grep '^[EW]:' /trial/log | grep -v url-homepage-missing && fail 'AppStream complains'

step 'manual pages and the licences of what is inside are there'
quietly apt-get -qq install -y --no-install-recommends man-db
for page in schutzbruecke schutzbruecke-window; do
    MANROFFSEQ='' man --warnings -E UTF-8 -l -Tutf8 "/usr/share/man/man1/$page.1.gz" >/trial/page 2>/trial/log || true
    [ ! -s /trial/log ] || { cat /trial/log; fail "the manual page of $page"; }
    grep -q 'SCHUTZBRUECKE' /trial/page || fail "the manual page of $page says nothing"
done
for part in SQLCipher OpenSSL Qt; do
    [ -s "/usr/share/doc/schutzbruecke/licences/$part.txt" ] || fail "the licence of $part is not there"
done

step 'the packaged program checks itself'
as_user schutzbruecke doctor --self-check || fail 'self-check'

step 'and uses a real keyring where there is one'
quietly apt-get -qq install -y --no-install-recommends dbus-daemon gnome-keyring
cat >/trial/signed-in <<'E'
printf phrase | gnome-keyring-daemon --unlock --components=secrets >/dev/null
exec schutzbruecke doctor --self-check
E
as_user dbus-run-session -- sh /trial/signed-in >/trial/log 2>&1 || { cat /trial/log; fail 'self-check with a keyring'; }
grep -q 'vorhanden, schreibt und liest' /trial/log || { cat /trial/log; fail 'the keyring was not used'; }

step 'profiles of every past schema are opened, each with a copy of before that leads back'
install -o person -m 0600 /trial/profiles/passphrase /home/person/phrase
in_profile() { profile=$1; shift; as_user schutzbruecke --json --profile "$profile" --passphrase-file /home/person/phrase "$@"; }
# What shows content is no good here: two weeks after a profile was written it stays hidden.
holds_all() {
    in_profile "$1" doctor >/trial/log 2>&1 || { cat /trial/log; fail "$1 was not opened"; }
    grep -q '"ok": true, "checks"' /trial/log || { cat /trial/log; fail "$1 is damaged"; }
    grep -q '"5 von 5 Eintr' /trial/log || { cat /trial/log; fail "what was sent and acknowledged is not in $1"; }
    in_profile "$1" status >/trial/log 2>&1 || { cat /trial/log; fail "$1 has no status"; }
    grep -q '"outbox": 1,' /trial/log || { cat /trial/log; fail "nothing waits to be sent in $1"; }
}
last=$(basename "$(find /trial/profiles -name '*.tar' | sort | tail -n 1)" .tar)
for archive in /trial/profiles/*.tar; do
    schema=$(basename "$archive" .tar)
    old=/home/person/old-$schema
    install -d -o person -m 0700 "$old"
    tar --extract --file "$archive" --directory "$old" --no-same-owner
    chown -R person "$old"
    holds_all "$old"
    [ "$schema" != "$last" ] || continue
    copy=$old/schutzbruecke.db.before-$((${schema#0} + 1))
    [ "$(stat -c '%a %U' "$copy")" = '600 person' ] || fail "there is no copy of schema $schema"
    # As the manual says it, and upgraded once more.
    rm -f "$old/schutzbruecke.db" "$old/schutzbruecke.db.second" "$old/schutzbruecke.db-wal" "$old/schutzbruecke.db-shm"
    mv "$copy" "$old/schutzbruecke.db"
    holds_all "$old"
done

step 'a purge leaves nothing but the profile, and names it'
as_user mkdir -p /home/person/.local/share/schutzbruecke/profile
as_user touch /home/person/.local/share/schutzbruecke/profile/schutzbruecke.db
quietly apt-get -qq purge -y schutzbruecke
grep -q 'left in place: /home/person/.local/share/schutzbruecke/profile' /trial/log || { cat /trial/log; fail 'the profile was not named'; }
[ -e /home/person/.local/share/schutzbruecke/profile/schutzbruecke.db ] || fail 'the profile is gone'
left=$(find / -xdev -iname '*schutzbruecke*' -not -path '/trial/*' -not -path '/proc/*' -not -path '/home/*' -not -path '/var/cache/*')
[ -z "$left" ] || fail "left behind: $left"

step 'lintian of this release finds no error in either package'
quietly apt-get -qq install -y --no-install-recommends lintian
quietly lintian --fail-on error /trial/*.deb
