# Read by the scripts beside this folder: finds or installs what they need, and builds the Java part.
# shellcheck shell=bash

set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
ROOT=$(cd "$HERE/.." && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/contact-sheet-benchmarks
export HERE ROOT CACHE
# Names of files in any alphabet reach Java whole; no compiled Python is left in the work tree.
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
export CLASSES=$HERE/target/classes LIBRARIES=$HERE/target/libraries

say() { echo "$@" >&2; }
fail() { say "$(basename "$0"): $*"; exit 2; }

# Installs Debian packages; the reader is told which and why.
apt_install() {
  local why=$1; shift
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || fail "$why needs the packages $*. Install them and run this again."
  say "Installing $* ($why)"
  { apt-get update -qq && apt-get install -y -qq "$@"; } >/dev/null 2>&1 || fail "apt-get could not install $*."
}

# PYTHON: an interpreter that has these modules, else Debian's with the packages that hold them.
find_python() {
  local modules=$1; shift
  for PYTHON in python3 /usr/bin/python3; do
    "$PYTHON" -c "import $modules" 2>/dev/null && { export PYTHON; return; }
  done
  apt_install "a Python with $modules" "$@"
  PYTHON=/usr/bin/python3
  "$PYTHON" -c "import $modules" || fail "$PYTHON still has no $modules."
  export PYTHON
}

# JAVA: Java 25 or newer, wherever it is usually kept.
find_java() {
  local candidate
  for candidate in "${JAVA_HOME:-/none}/bin/java" "$(command -v java || true)" /usr/lib/jvm/*/bin/java \
      "$HOME"/.sdkman/candidates/java/*/bin/java "$HOME"/.jdks/*/bin/java; do
    if [ -x "$candidate" ] && [ "$(java_version "$candidate")" -ge 25 ]; then
      export JAVA=$candidate
      return
    fi
  done
  fail "there is no Java 25 or newer. Install a JDK, or let JAVA_HOME name it."
}

java_version() {
  local version
  version=$("$1" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -1)
  echo "${version:-0}"
}

# The classes and libraries of the Java part, as fresh as the sources.
build() {
  command -v mvn >/dev/null || fail "Maven (mvn) is not installed."
  say "Building"
  (cd "$ROOT" && mvn -B -q package -DskipTests -Dformat.skip -pl benchmarks -am) >&2 ||
    fail "the build failed; the lines above say where."
}

find_sharp() {
  command -v npm >/dev/null || fail "sharp needs node and npm. Install them, or leave it out with --without sharp."
  export SHARP=$CACHE/sharp
  [ -d "$SHARP/node_modules/sharp" ] && return
  say "Installing sharp (npm) into $SHARP"
  mkdir -p "$SHARP"
  npm install --prefix "$SHARP" --no-package-lock --silent sharp >/dev/null 2>&1 || fail "npm could not install sharp."
}

# Whether an argument asks for help: then nothing is installed or built.
wants_help() {
  local argument
  for argument in "$@"; do
    case $argument in -h | --help) return 0 ;; esac
  done
  [ $# = 0 ]
}
