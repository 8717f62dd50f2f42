"""What Microfiche needs of a Linux system: Qt's shared libraries, a Chinese font, venv.

PySide6 brings Qt itself, but not the libraries of the desktop that Qt stands on. Each is looked
for by loading it, as Qt will. macOS and Windows have all of it.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

# Library that Qt's wheels name (readelf -d) -> Debian package. Only those not certain to be there.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXcomposite.so.1": "libxcomposite1",
    "libXdamage.so.1": "libxdamage1",
    "libXext.so.6": "libxext6",
    "libXfixes.so.3": "libxfixes3",
    "libXrandr.so.2": "libxrandr2",
    "libXtst.so.6": "libxtst6",
    "libasound.so.2": "libasound2",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libnspr4.so": "libnspr4",
    "libnss3.so": "libnss3",
    "libudev.so.1": "libudev1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-dri3.so.0": "libxcb-dri3-0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbfile.so.1": "libxkbfile1",
}
FONT_PACKAGE = "fonts-noto-cjk"


def provide() -> None:
    """Install what is missing where we may; else say exactly what to run, and exit 1."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages()
    if not missing:
        return
    if shutil.which("apt-get") is None:
        sys.exit("Please install what these Debian packages hold: " + " ".join(missing))
    if os.geteuid() != 0:
        sys.exit(
            "Some system packages are missing. Install them, then run this again:\n"
            "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends "
            + " ".join(current_names(missing))
        )
    print("Installing system packages: " + " ".join(missing), flush=True)
    if not install(missing):
        sys.exit("The system packages could not be installed; apt-get says why above.")


def missing_packages() -> list[str]:
    """The Debian packages to install, in order of name."""
    missing = {package for library, package in LIBRARIES.items() if not loads(library)}
    if not has_chinese_font():
        missing.add(FONT_PACKAGE)
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        missing.add(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return sorted(missing)


def loads(library: str) -> bool:
    """Whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


class _FontSet(ctypes.Structure):
    _fields_ = (("count", ctypes.c_int), ("size", ctypes.c_int), ("fonts", ctypes.c_void_p))


def has_chinese_font() -> bool:
    """Ask fontconfig, as Qt does, for any font that covers Chinese."""
    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return False
    parse, properties, find = (
        fontconfig.FcNameParse,
        fontconfig.FcObjectSetCreate,
        fontconfig.FcFontList,
    )
    parse.restype = properties.restype = ctypes.c_void_p
    parse.argtypes = [ctypes.c_char_p]
    find.argtypes = [ctypes.c_void_p] * 3
    find.restype = ctypes.POINTER(_FontSet)
    found = find(None, parse(b":lang=zh-cn"), properties())
    return bool(found) and found.contents.count > 0


def install(packages: list[str]) -> bool:
    """Install packages by apt, with fresh lists where the old ones do not do."""
    wanted = ["install", "--yes", "--no-install-recommends"]
    if apt(*wanted, *current_names(packages), errors=subprocess.DEVNULL):
        return True
    return apt("update") and apt(*wanted, *current_names(packages))


def apt(*arguments: str, errors: int | None = None) -> bool:
    """Run apt-get without questions; whether it succeeded."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", *arguments]
    done = subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=errors, check=False
    )
    return done.returncode == 0


def current_names(packages: list[str]) -> list[str]:
    """Debian 13 and Ubuntu 24.04 renamed some libraries when their time became 64 bits wide."""
    return [new if apt_knows(new := f"{package}t64") else package for package in packages]


def apt_knows(package: str) -> bool:
    """Whether the lists of apt hold a package."""
    command = ["apt-cache", "show", "--quiet", package]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    provide()
