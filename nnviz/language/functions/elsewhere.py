"""How functions are called elsewhere: in NumPy, PyTorch, TensorFlow, JAX, Julia and textbooks."""

from nnviz.engine.operations import FUNCTIONS

MODULES = {
    *("np", "numpy", "torch", "F", "nn", "math", "tf", "jnp", "jax", "keras", "scipy"),
    *("Math", "cmath", "anp", "sp", "sympy"),
}
"""What may stand before a function's name, with a point between."""

ALIASES = {
    **dict.fromkeys(("maximum", "fmax"), "max"),
    **dict.fromkeys(("minimum", "fmin"), "min"),
    **dict.fromkeys(("amax", "reduce_max"), "largest"),
    **dict.fromkeys(("amin", "reduce_min"), "smallest"),
    **dict.fromkeys(("reduce_sum", "add_n", "total", "nansum"), "sum"),
    **dict.fromkeys(("reduce_mean", "avg", "average", "nanmean"), "mean"),
    **dict.fromkeys(("reduce_prod", "product"), "prod"),
    **dict.fromkeys(("power", "float_power"), "pow"),
    **dict.fromkeys(("absolute", "fabs"), "abs"),
    **dict.fromkeys(("sgn", "signum"), "sign"),
    **dict.fromkeys(("inner", "vdot"), "dot"),
    **dict.fromkeys(("clip", "clip_by_value", "clamp_"), "clamp"),
    **dict.fromkeys(("sig", "sigm", "logistic", "expit", "sigmoid_", "Sigmoid"), "sigmoid"),
    **dict.fromkeys(("swish", "SiLU", "Swish"), "silu"),
    "Mish": "mish",
    **dict.fromkeys(("lrelu", "leakyrelu", "LeakyReLU", "leakyReLU"), "leaky_relu"),
    **dict.fromkeys(("Relu", "RELU", "rectifier", "rect"), "relu"),
    **dict.fromkeys(("Tanh", "th"), "tanh"),
    **dict.fromkeys(("ELU",), "elu"),
    **dict.fromkeys(("SELU",), "selu"),
    **dict.fromkeys(("GELU",), "gelu"),
    **dict.fromkeys(("Softplus", "SoftPlus"), "softplus"),
    **dict.fromkeys(("Softmax", "SoftMax", "soft_max"), "softmax"),
    **dict.fromkeys(("logsoftmax", "LogSoftmax"), "log_softmax"),
    **dict.fromkeys(("log_sigmoid", "LogSigmoid"), "logsigmoid"),
    **dict.fromkeys(("relu_6", "ReLU6"), "relu6"),
    **dict.fromkeys(("hardtanh", "Hardtanh"), "hard_tanh"),
    **dict.fromkeys(("heaviside", "Heaviside"), "step"),
    **dict.fromkeys(("lse", "LSE", "logsumexp_", "reduce_logsumexp"), "logsumexp"),
    **dict.fromkeys(("atan", "arctg"), "arctan"),
    "atan2": "arctan2",
    "asin": "arcsin",
    "acos": "arccos",
    **dict.fromkeys(("asinh", "arsinh"), "arcsinh"),
    **dict.fromkeys(("acosh", "arcosh"), "arccosh"),
    **dict.fromkeys(("atanh", "artanh"), "arctanh"),
    **dict.fromkeys(("log_2", "lb"), "log2"),
    **dict.fromkeys(("log_10", "lg"), "log10"),
    **dict.fromkeys(("log_e",), "log"),
    **dict.fromkeys(("Exp",), "exp"),
    **dict.fromkeys(("Log",), "log"),
    **dict.fromkeys(("variance", "Var"), "var"),
    **dict.fromkeys(("stddev", "std_dev", "reduce_std", "stdev"), "std"),
    "reduce_variance": "var",
    **dict.fromkeys(("hstack", "cat", "concatenate", "append"), "concat"),
    **dict.fromkeys(("convolution", "correlate"), "conv"),
    **dict.fromkeys(("numel",), "size"),
    **dict.fromkeys(("len",), "length"),
    **dict.fromkeys(("argmax_", "Argmax"), "argmax"),
    **dict.fromkeys(("layernorm", "LayerNorm", "LN"), "layer_norm"),
    **dict.fromkeys(("batchnorm", "BatchNorm", "BN"), "batch_norm"),
    **dict.fromkeys(("rmsnorm", "RMSNorm"), "rms_norm"),
    **dict.fromkeys(("Attention", "scaled_dot_product_attention"), "attention"),
    **dict.fromkeys(
        (
            "MSELoss",
            "MSE",
            "mse_loss",
            "mean_squared_error",
            "MeanSquaredError",
            "mean_square_error",
        ),
        "mse",
    ),
    **dict.fromkeys(
        ("MAE", "L1Loss", "l1_loss", "mean_absolute_error", "MeanAbsoluteError"), "mae"
    ),
    **dict.fromkeys(("SSE", "sum_squared_error", "l2_loss_sum"), "sse"),
    **dict.fromkeys(("RMSE", "root_mean_squared_error"), "rmse"),
    **dict.fromkeys(
        ("BCE", "BCELoss", "bce_loss", "binary_crossentropy", "BinaryCrossentropy"), "bce"
    ),
    **dict.fromkeys(
        (
            *("BCEWithLogitsLoss", "bce_with_logits", "binary_cross_entropy_with_logits"),
            *("sigmoid_cross_entropy_with_logits", "logitbinarycrossentropy"),
        ),
        "bce_logits",
    ),
    **dict.fromkeys(
        (
            *("CrossEntropyLoss", "logitcrossentropy", "softmax_cross_entropy_with_logits"),
            *("softmax_cross_entropy", "cross_entropy_loss", "cross_entropy_with_logits"),
            *("softmax_crossentropy", "CategoricalCrossentropyLogits"),
        ),
        "cross_entropy_logits",
    ),
    **dict.fromkeys(
        ("categorical_crossentropy", "crossentropy", "CE", "categorical_cross_entropy", "xent"),
        "cross_entropy",
    ),
    **dict.fromkeys(("NLL", "NLLLoss", "nll_loss", "neg_log_likelihood"), "nll"),
    **dict.fromkeys(
        (
            "KL",
            "D_KL",
            "DKL",
            "KLD",
            "D_kl",
            "kl",
            "kl_divergence",
            "kldiv",
            "kullback_leibler_divergence",
        ),
        "kl_div",
    ),
    "shannon_entropy": "entropy",
    **dict.fromkeys(("HuberLoss", "huber_loss", "Huber"), "huber"),
    **dict.fromkeys(("SmoothL1Loss", "smooth_l1_loss"), "smooth_l1"),
    **dict.fromkeys(("hinge_loss", "HingeLoss"), "hinge"),
    **dict.fromkeys(("ifelse", "cond", "select", "IfElse"), "where"),
}
"""What other books and libraries call a function of the language."""

_OPERATORS = {
    **dict.fromkeys(("multiply", "mul"), "*"),
    **dict.fromkeys(("divide", "div", "true_divide"), "/"),
    "add": "+",
    **dict.fromkeys(("subtract", "sub"), "-"),
    **dict.fromkeys(("negative", "neg"), "negate"),
    **dict.fromkeys(("matmul", "mm", "mv", "bmm", "matvec"), "@"),
    **dict.fromkeys(("transpose", "t", "swapaxes", "permute_dims"), "transpose"),
    "greater": ">",
    **dict.fromkeys(("less", "lt"), "<"),
    "gt": ">",
    **dict.fromkeys(("greater_equal", "ge"), ">="),
    **dict.fromkeys(("less_equal", "le"), "<="),
    **dict.fromkeys(("equal", "eq"), "=="),
    **dict.fromkeys(("not_equal", "ne"), "!="),
    "logical_and": "*",
}
"""What libraries call operators, as functions and as methods."""

_IN_MODULE = {
    "cross_entropy": "cross_entropy_logits",
    "binary_cross_entropy": "bce",
    "kl_div": "kl_div_log",
    "KLDivLoss": "kl_div_log",
}
"""What means something else behind the name of a library."""

WITHOUT_BRACKETS = {
    *("exp", "log", "ln", "log2", "log10", "sqrt", "sin", "cos", "tan", "sinh", "cosh", "tanh"),
    *("arcsin", "arccos", "arctan", "relu", "ReLU", "sigmoid", "softmax", "softplus", "abs", "sum"),
    *(
        "log_softmax",
        "logsumexp",
        "sign",
        "erf",
        "gelu",
        "lg",
        "logit",
        "log_2",
        "log_10",
        "max",
        "min",
        "mean",
    ),
}
"""Functions that mathematics writes without brackets: log x."""

TOLD = {*FUNCTIONS, "norm", "var", "std"} - {
    *("size", "length", "width", "column", "when", "unless", "largest", "smallest", "conv"),
    *("argmax", "prod", "concat", "embedding", "sign"),
}
"""Functions whose names, used as variables, are told."""

IGNORED_CALLS = {
    *("print", "backward", "zero_grad", "step", "show", "plot", "manual_seed", "seed", "display"),
    *("retain_grad", "item", "assert_allclose", "set_printoptions", "draw_dot", "figure", "legend"),
    *("append", "extend", "write", "close", "savefig", "add_scalar", "clip_grad_norm_"),
}
"""Calls that compute nothing of a formula, as statements of their own."""

CONSTRUCTORS = {
    *("tensor", "Tensor", "array", "asarray", "Variable", "constant", "Value", "Parameter"),
    *(
        "float",
        "float32",
        "float64",
        "FloatTensor",
        "DoubleTensor",
        "as_tensor",
        "convert_to_tensor",
    ),
    *("param", "variable"),
}
"""What makes an input with a value elsewhere."""

UNSTATED = {
    *(
        "randn",
        "rand",
        "random",
        "normal",
        "uniform",
        "randint",
        "standard_normal",
        "random_normal",
    ),
    *("zeros", "ones", "empty", "full", "eye", "arange", "linspace", "zeros_like", "ones_like"),
    "Input",
}
"""What makes an array by its shape, whose numbers are given as an input here."""

ARRANGING = {"view", "reshape", "unsqueeze", "expand", "broadcast_to", "repeat", "tile"}
"""Methods that only arrange numbers in another shape."""

UNCHANGED = {
    *("requires_grad_", "double", "to", "clone", "copy", "squeeze", "astype", "numpy", "float"),
    *("cpu", "cuda", "contiguous", "flatten", "ravel", "item"),
}
"""Methods that leave the numbers as they are."""


SETTINGS = {
    **dict.fromkeys(("dim", "axes", "reduction_indices"), "axis"),
    **dict.fromkeys(("keepdim", "keep_dims"), "keepdims"),
    **dict.fromkeys(("negative_slope", "a"), "slope"),
    **dict.fromkeys(("min", "a_min", "clip_value_min", "min_val", "lo"), "least"),
    **dict.fromkeys(("max", "a_max", "clip_value_max", "max_val", "hi"), "most"),
    **dict.fromkeys(("ord",), "p"),
    **dict.fromkeys(("epsilon",), "eps"),
    **dict.fromkeys(("weight",), "gamma"),
    **dict.fromkeys(("bias",), "beta"),
    **dict.fromkeys(("correction",), "ddof"),
}
"""What libraries call settings, and the parameters of the language that they set."""

IGNORED_SETTINGS = {
    *("dtype", "device", "requires_grad", "name", "label", "inplace", "out", "normalized_shape"),
    *("trainable", "copy", "training", "from_logits"),
}
"""Settings that change nothing of the numbers."""


def meant(name: str, module: str, *, method: bool = False) -> str:
    """The language's own name of a function that is called so elsewhere.

    `module` is what stands before it, such as np; a method stands behind its first operand.

    >>> meant("maximum", "np"), meant("cross_entropy", "F"), meant("sin", "")
    ('max', 'cross_entropy_logits', 'sin')
    """
    if module and name in _IN_MODULE:
        return _IN_MODULE[name]
    if (module or method) and name in _OPERATORS:
        return _OPERATORS[name]
    return ALIASES.get(name, name)
