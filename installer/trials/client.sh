# Tries the package of the desktop program in a fresh system: /trial holds it, and the same one under an older version.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
step() { echo "  $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
as_user() { runuser -u person -- env HOME=/home/person XDG_RUNTIME_DIR=/home/person/run "$@"; }

apt-get -qq update >/dev/null
useradd --create-home person
install -d -o person -m 0700 /home/person/run

step 'an older version is installed, and its settings are changed'
apt-get -qq install -y --no-install-recommends /trial/older/schutzbruecke_*.deb >/trial/log 2>&1 || { cat /trial/log; fail install; }
echo '# ours' >>/etc/schutzbruecke/policy.toml

step 'the new one takes its place and leaves them as they are'
apt-get -qq install -y --no-install-recommends /trial/schutzbruecke_*.deb >/trial/log 2>&1 || { cat /trial/log; fail upgrade; }
grep -qx '# ours' /etc/schutzbruecke/policy.toml || fail 'settings were lost'
[ "$(dpkg-query -W -f '${Version}' schutzbruecke)" != 0.0.1 ] || fail 'the older version is still there'

step 'no library is missing'
find /usr/lib/schutzbruecke -type f \( -name '*.so*' -o -perm -100 \) -exec ldd {} + 2>/dev/null | grep 'not found' && fail 'a library is missing'

step 'the packaged program checks itself'
as_user schutzbruecke doctor --self-check || fail 'self-check'

step 'a purge leaves nothing but the profile, and names it'
as_user mkdir -p /home/person/.local/share/schutzbruecke/profile
as_user touch /home/person/.local/share/schutzbruecke/profile/schutzbruecke.db
apt-get -qq purge -y schutzbruecke >/trial/log 2>&1 || { cat /trial/log; fail purge; }
grep -q 'left in place: /home/person/.local/share/schutzbruecke/profile' /trial/log || { cat /trial/log; fail 'the profile was not named'; }
[ -e /home/person/.local/share/schutzbruecke/profile/schutzbruecke.db ] || fail 'the profile is gone'
left=$(find / -xdev -iname '*schutzbruecke*' -not -path '/trial/*' -not -path '/proc/*' -not -path '/home/*' -not -path '/var/cache/*')
[ -z "$left" ] || fail "left behind: $left"
