#!/bin/sh
# Installs what is missing to build (build), to test (test) and to check the sources (lint); says so first; nothing when all is there.
# usage: deps.sh build|test|lint ...
set -eu

have_header() { # NAME: can the compiler see it?
    echo "#include <$1>" | ${CC:-cc} -E -x c - -o /dev/null 2>/dev/null
}

# what is wanted: a test for it, then its package for apt, dnf, pacman, brew
want() {
    case $1 in
    cc) command -v "${CC:-cc}" >/dev/null ;;
    make | pkg-config | gcc | clang) command -v "$1" >/dev/null ;;
    ncurses) have_header ncurses.h || have_header ncursesw/ncurses.h ;;
    md4c) have_header md4c.h ;;
    check) have_header check.h ;;
    vterm) have_header vterm.h ;;
    esac
}

package() { # MANAGER WHAT
    case $1:$2 in
    apt:cc) echo gcc libc6-dev ;; apt:ncurses) echo libncurses-dev ;; apt:md4c) echo libmd4c-dev ;; apt:vterm) echo libvterm-dev ;;
    dnf:cc) echo gcc ;; dnf:ncurses) echo ncurses-devel ;; dnf:md4c) echo md4c-devel ;; dnf:vterm) echo libvterm-devel ;;
    dnf:check) echo check-devel ;; dnf:pkg-config) echo pkgconf-pkg-config ;;
    pacman:cc) echo gcc ;; pacman:pkg-config) echo pkgconf ;; pacman:vterm) echo libvterm ;;
    brew:cc) echo gcc ;; brew:pkg-config) echo pkgconf ;; brew:vterm) echo libvterm ;;
    *) echo "$2" ;;
    esac
}

manager=
for m in apt-get:apt dnf:dnf pacman:pacman brew:brew; do
    if [ -z "$manager" ] && command -v "${m%%:*}" >/dev/null; then manager=${m##*:}; fi
done

wanted=
for set in "$@"; do
    case $set in
    build) wanted="$wanted cc make pkg-config ncurses md4c" ;;
    test) wanted="$wanted check vterm" ;;
    lint) wanted="$wanted gcc clang" ;;
    esac
done

missing=
for w in $wanted; do
    want "$w" || missing="$missing $w"
done
[ -n "$missing" ] || exit 0
if [ -z "$manager" ]; then
    echo "slotscope needs:$missing. No apt, dnf, pacman or brew here: please install them by hand." >&2
    exit 1
fi
packages=
for w in $missing; do
    packages="$packages $(package "$manager" "$w")"
done
sudo=
if [ "$manager" != brew ] && [ "$(id -u)" != 0 ]; then sudo=sudo; fi
echo "slotscope: installing with $manager:$packages"
# shellcheck disable=SC2086
case $manager in
apt)
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
    ;;
dnf) $sudo dnf install -y -q $packages ;;
pacman) $sudo pacman -Sy --noconfirm --needed $packages ;;
brew) brew install $packages ;;
esac
