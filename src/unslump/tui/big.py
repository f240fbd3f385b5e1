"""Numbers that can be read from two metres: three lines high, made of blocks."""

HEIGHT = 3
SHAPES = {
    "0": ("█▀▀█", "█  █", "█▄▄█"),
    "1": ("▄█  ", " █  ", "▄█▄ "),
    "2": ("▀▀▀█", "█▀▀▀", "█▄▄▄"),
    "3": ("▀▀▀█", " ▀▀█", "▄▄▄█"),
    "4": ("█  █", "▀▀▀█", "   █"),
    "5": ("█▀▀▀", "▀▀▀█", "▄▄▄█"),
    "6": ("█▀▀▀", "█▀▀█", "█▄▄█"),
    "7": ("▀▀▀█", "   █", "   █"),
    "8": ("█▀▀█", "█▀▀█", "█▄▄█"),
    "9": ("█▀▀█", "▀▀▀█", "▄▄▄█"),
}


def big(number: str) -> str:
    """The digits side by side.

    >>> print(big("17"))
    ▄█   ▀▀▀█
     █      █
    ▄█▄     █
    """
    return "\n".join(" ".join(SHAPES[digit][line] for digit in number) for line in range(HEIGHT))
