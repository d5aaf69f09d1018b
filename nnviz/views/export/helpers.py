"""What an exported program needs beside NumPy or PyTorch: a function for each name it calls."""

import re

NUMPY = {
    "gate": '''
def gate(upstream, local):
    """A closed gate passes exactly 0, even if the upstream gradient is infinite."""
    return np.where(local == 0, 0.0, upstream * local)
''',
    "slope_by_base": '''
def slope_by_base(a, b):
    """The slope of a**b along a: b * a**(b - 1)."""
    return np.where(b == 0, 0.0, b * np.power(a, b - 1.0))
''',
    "slope_by_exponent": '''
def slope_by_exponent(a, b):
    """The slope of a**b along b: a**b * log(a)."""
    return np.where((a == 0) & (b >= 0), 0.0, np.power(a, b) * np.log(a))
''',
    "xlogy": '''
def xlogy(x, y):
    """x * log(y), with 0 * log(0) = 0."""
    return np.where((x == 0) & (y <= 0), 0.0, x * np.log(y))
''',
    "xdivy": '''
def xdivy(x, y):
    """x / y, with 0 / 0 = 0."""
    return np.where(x == 0, 0.0, x / y)
''',
    "slope_of_xlogy": '''
def slope_of_xlogy(x, y):
    """The slope of x * log(y) along x: log(y)."""
    return np.where((x == 0) & (y <= 0), 0.0, np.log(y))
''',
    "erfc": '''
def erfc(x):
    """1 minus the error function, entry by entry."""
    return np.vectorize(math.erfc, otypes=[float])(x)
''',
    "pull_left": '''
def pull_left(u, a, b):
    """The gradient of a @ b by a, from upstream u: u bᵀ."""
    if np.ndim(b) == 1:
        return np.multiply.outer(u, b) if np.ndim(a) == 2 else u * b
    return u @ b.T
''',
    "pull_right": '''
def pull_right(u, a, b):
    """The gradient of a @ b by b, from upstream u: aᵀ u."""
    if np.ndim(a) == 1:
        return np.multiply.outer(a, u) if np.ndim(b) == 2 else a * u
    return a.T @ u
''',
    "fit": '''
def fit(gradient, shape):
    """Undo broadcasting: add up the copies that NumPy made."""
    gradient = np.asarray(gradient)
    while gradient.ndim > len(shape):
        gradient = gradient.sum(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            gradient = gradient.sum(axis=axis, keepdims=True)
    return gradient
''',
    "concat": '''
def concat(*parts):
    """Numbers, vectors or rows end to end."""
    return np.concatenate([np.atleast_1d(part) for part in parts], axis=-1)
''',
    "part": '''
def part(u, place, *parts):
    """The piece of an upstream gradient that belongs to one of the parts."""
    sizes = [np.shape(each)[-1] if np.ndim(each) else 1 for each in parts]
    begin = sum(sizes[:place])
    piece = u[..., begin : begin + sizes[place]]
    return piece if np.ndim(parts[place]) else piece[0]
''',
    "look_up": '''
def look_up(table, index):
    """Rows of a table; for a matrix of row numbers, those of each of its rows end to end."""
    found = table[np.asarray(index, dtype=int)]
    return found.reshape(len(found), -1) if np.ndim(index) > 1 else found
''',
    "scatter": '''
def scatter(u, table, index):
    """The gradient of the rows that were looked up; repeated rows add up."""
    gradient = np.zeros(table.shape)
    parts = np.reshape(u, (*np.shape(index), table.shape[1]))
    np.add.at(gradient, np.asarray(index, dtype=int), parts)
    return gradient
''',
    "to_the_largest": '''
def to_the_largest(u, a, y):
    """An upstream gradient, sent to the largest entry of each column; equal ones share it."""
    largest = a == y
    return u * largest / largest.sum(axis=0)
''',
    "cross_entropy": '''
def cross_entropy(yhat, y):
    """Binary for one column, else over the classes; the mean over the rows."""
    rows = y.shape[0] if y.ndim > 1 else 1
    if y.shape[-1] == 1:
        return -np.sum(xlogy(y, yhat) + xlogy(1.0 - y, 1.0 - yhat)) / rows
    return -np.sum(xlogy(y, yhat)) / rows
''',
    "cross_entropy_by_yhat": '''
def cross_entropy_by_yhat(yhat, y):
    """The slope of cross_entropy along yhat."""
    rows = y.shape[0] if y.ndim > 1 else 1
    if y.shape[-1] == 1:
        return (xdivy(1.0 - y, 1.0 - yhat) - xdivy(y, yhat)) / rows
    return -xdivy(y, yhat) / rows
''',
    "cross_entropy_by_y": '''
def cross_entropy_by_y(yhat, y):
    """The slope of cross_entropy along y."""
    rows = y.shape[0] if y.ndim > 1 else 1
    if y.shape[-1] == 1:
        return (slope_of_xlogy(1.0 - y, 1.0 - yhat) - slope_of_xlogy(y, yhat)) / rows
    return -slope_of_xlogy(y, yhat) / rows
''',
    "cross_entropy_logits": '''
def cross_entropy_logits(z, y):
    """Binary for one column, else over the classes; the mean over the rows."""
    rows = y.shape[0] if y.ndim > 1 else 1
    if y.shape[-1] == 1:
        return np.sum(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))) / rows
    return -np.sum(y * log_softmax(z)) / rows
''',
    "cross_entropy_logits_by_z": '''
def cross_entropy_logits_by_z(z, y):
    """The slope of cross_entropy_logits along z."""
    rows = y.shape[0] if y.ndim > 1 else 1
    if y.shape[-1] == 1:
        return (1 / (1 + np.exp(-z)) - y) / rows
    return (softmax(z) * np.sum(y, axis=-1, keepdims=True) - y) / rows
''',
    "cross_entropy_logits_by_y": '''
def cross_entropy_logits_by_y(z, y):
    """The slope of cross_entropy_logits along y."""
    rows = y.shape[0] if y.ndim > 1 else 1
    return (-z if y.shape[-1] == 1 else -log_softmax(z)) / rows
''',
    "softmax": '''
def softmax(z):
    """Shifted by the largest entry, so that nothing overflows."""
    grown = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return grown / np.sum(grown, axis=-1, keepdims=True)
''',
    "log_softmax": '''
def log_softmax(z):
    """The logarithm of softmax; shifted by the largest entry, so that nothing overflows."""
    shifted = z - np.max(z, axis=-1, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))
''',
    "logsumexp": '''
def logsumexp(z):
    """Shifted by the largest entry, so that nothing overflows."""
    highest = np.max(z, axis=-1, keepdims=True)
    return np.log(np.sum(np.exp(z - highest), axis=-1)) + highest[..., 0]
''',
}

TORCH = {
    "look_up": '''
def look_up(table, index):
    """Rows of a table; for a matrix of row numbers, those of each of its rows end to end."""
    found = table[index.long()]
    return found.flatten(1) if index.ndim > 1 else found
''',
    "xlogy": '''
def xlogy(x, y):
    """x * log(y), with 0 * log(0) = 0."""
    return torch.xlogy(x, torch.where((x == 0) & (y <= 0), 1.0, y))
''',
    "concat": '''
def concat(*parts):
    """Numbers, vectors or rows end to end."""
    return torch.cat([torch.atleast_1d(part) for part in parts], dim=-1)
''',
    "cross_entropy": '''
def cross_entropy(yhat, y):
    """Binary for one column, else over the classes; the mean over the rows."""
    rows = y.shape[0] if y.ndim > 1 else 1
    if y.shape[-1] == 1:
        return -torch.sum(xlogy(y, yhat) + xlogy(1.0 - y, 1.0 - yhat)) / rows
    return -torch.sum(xlogy(y, yhat)) / rows
''',
    "cross_entropy_logits": '''
def cross_entropy_logits(z, y):
    """Binary for one column, else over the classes; the mean over the rows."""
    rows = y.shape[0] if y.ndim > 1 else 1
    if y.shape[-1] == 1:
        losses = torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="sum")
        return losses / rows
    return -torch.sum(y * torch.log_softmax(z, dim=-1)) / rows
''',
}


def needed(known: dict[str, str], body: str) -> list[str]:
    r"""The definitions of the functions that a program calls, and of those that they call in turn.

    >>> needed({"half": "def half(x): return x / 2"}, "y = half(4)")
    ['\ndef half(x): return x / 2']
    """
    found: dict[str, str] = {}
    text = body
    while new := {
        name: source
        for name, source in known.items()
        if name not in found and re.search(rf"(?<![\w.]){name}\(", text) is not None
    }:
        found |= new
        text = "\n".join(new.values())
    return ["\n" + source.rstrip("\n") for name, source in known.items() if name in found]
