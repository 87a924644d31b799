"""Structural similarity of luma (Wang and others, 2004), with uniform windows of 7 x 7."""

import numpy

WINDOW = 7
C1, C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def luma(rgb):
    """Rec. 601 luma, 0 to 255, of an array of height x width x 3."""
    return rgb.astype(numpy.float64) @ (0.299, 0.587, 0.114)


def window_sums(values, height, width):
    sums = numpy.pad(values.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    return sums[height:, width:] - sums[:-height, width:] - sums[height:, :-width] + sums[:-height, :-width]


def ssim(one, other):
    """The mean over all windows that lie in the picture; 1 is equal. A thinner picture has a smaller window."""
    height, width = min(WINDOW, one.shape[0]), min(WINDOW, one.shape[1])
    count = height * width
    mean_one, mean_other = (window_sums(p, height, width) / count for p in (one, other))
    # The unbiased estimate, as scikit-image makes it.
    sample = count / max(count - 1, 1)
    var_one = sample * (window_sums(one * one, height, width) / count - mean_one ** 2)
    var_other = sample * (window_sums(other * other, height, width) / count - mean_other ** 2)
    both = sample * (window_sums(one * other, height, width) / count - mean_one * mean_other)
    return float(numpy.mean(
        ((2 * mean_one * mean_other + C1) * (2 * both + C2))
        / ((mean_one ** 2 + mean_other ** 2 + C1) * (var_one + var_other + C2))))
