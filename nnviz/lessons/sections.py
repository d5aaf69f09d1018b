"""What the pages show of the texts beside the lessons, one entry each."""

from typing import NamedTuple


class Section(NamedTuple):
    """A place of the app that shows something of the texts.

    Attributes
    ----------
    title : what is there
    page : its key
    query : what a link to the place holds
    source : section, equations and figures (SLP is Jurafsky & Martin, CMU is 10-301)
    """

    title: str
    page: str
    query: dict[str, str]
    source: str


SECTIONS = (
    Section("One unit and its sigmoid", "neuron", {}, "SLP 6.1, Figs 6.1–6.2, Eqs 6.1–6.4"),
    Section(
        "Activation functions and their slopes",
        "neuron",
        {"tab": "gallery"},
        "SLP 6.1, Fig. 6.3, Eqs 6.5–6.6; CMU 10-301, activation functions",
    ),
    Section("Vanishing gradients", "neuron", {"tab": "deep"}, "SLP 6.1; CMU 10-301, sigmoids"),
    Section("Perceptrons for AND and OR", "xor", {}, "SLP 6.2, Fig. 6.4, Eq. 6.7"),
    Section("Why no line computes XOR", "xor", {"part": "why"}, "SLP 6.2, Fig. 6.5"),
    Section(
        "What a hidden layer does to the points of XOR",
        "xor",
        {"part": "hidden"},
        "SLP 6.2.1, Figs 6.6–6.7",
    ),
    Section("A network in layers", "network", {}, "SLP 6.3, Fig. 6.8, Eqs 6.8 and 6.12–6.13"),
    Section(
        "Biases as the weights of a unit that is always 1",
        "network",
        {"clamped": "yes"},
        "SLP 6.3, Fig. 6.9, Eqs 6.15–6.18",
    ),
    Section("Softmax, stage by stage", "classification", {}, "SLP 6.3, Eqs 6.9–6.11"),
    Section(
        "Cross-entropy and squared error",
        "classification",
        {"part": "losses"},
        "SLP 6.6.1, Eqs 6.25–6.28; CMU 10-301, objective functions",
    ),
    Section(
        "The gradients of logistic and multinomial regression",
        "classification",
        {"part": "regression"},
        "SLP 6.6.2, Eqs 6.29–6.30; CMU 10-301, Case 1",
    ),
    Section(
        "The sentiment of a review that you type",
        "classification",
        {"part": "sentiment"},
        "SLP 6.4, Fig. 6.10, Eq. 6.19",
    ),
    Section(
        "Several reviews at once, as one matrix",
        "classification",
        {"part": "sentiment", "view": "batch"},
        "SLP 6.4, Eq. 6.20",
    ),
    Section(
        "Pooled embeddings of a text of any length",
        "classification",
        {"part": "pooled"},
        "SLP 6.5, Fig. 6.13, Eqs 6.21–6.22",
    ),
    Section(
        "The neural language model",
        "language_model",
        {},
        "SLP 6.5, Figs 6.11–6.12 and 6.14, Eqs 6.23–6.24",
    ),
    Section(
        "Training a language model",
        "language_model",
        {"part": "training"},
        "SLP 6.6, training the neural language model",
    ),
    Section(
        "The forward pass of L = c(a + 2b)",
        "graph",
        {"lesson": "book-graph", "step": "3"},
        "SLP 6.6.3, Fig. 6.16",
    ),
    Section(
        "The backward pass of L = c(a + 2b)",
        "graph",
        {"lesson": "book-graph", "step": "9"},
        "SLP 6.6.3, Fig. 6.17, Eqs 6.33–6.34",
    ),
    Section("The chain rule", "chain_rule", {}, "SLP 6.6.3, Eqs 6.31–6.32; CMU 10-301, chain rule"),
    Section(
        "Four ways to differentiate",
        "differentiation",
        {},
        "CMU 10-301, approaches to differentiation",
    ),
)
"""In the order of the pages."""
