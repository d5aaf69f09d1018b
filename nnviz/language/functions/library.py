"""Functions that are made of others: each is a definition in the language, which a graph shows.

They are read by the same parser as any program. Of several definitions of one name, the one with
as many parameters as there are operands is taken; `= …` gives a parameter a value of its own.
"""

LIBRARY = """
where(c, a, b) = when(a, c) + unless(b, c)
silu(x) = x*sigmoid(x)
mish(x) = x*tanh(softplus(x))
gelu_tanh(x) = 0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))
leaky_relu(x, slope) = where(x > 0, x, slope*x)
elu(x, alpha) = max(x, 0) + alpha*expm1(min(x, 0))
selu(x) = 1.0507009873554805*elu(x, 1.6732632423543772)
logsigmoid(x) = -softplus(-x)
hard_sigmoid(x) = clamp(x/6 + 0.5, 0, 1)
hard_tanh(x) = clamp(x, -1, 1)
relu6(x) = clamp(x, 0, 6)
softsign(x) = x/(1 + abs(x))
hinge_at(x) = max(0, 1 - x)

square(x) = x^2
cube(x) = x^3
cbrt(x) = sign(x)*abs(x)^(1/3)
reciprocal(x) = 1/x
rsqrt(x) = 1/sqrt(x)
exp2(x) = 2^x
logaddexp(a, b) = max(a, b) + log1p(exp(-abs(a - b)))
hypot(a, b) = sqrt(a^2 + b^2)
sec(x) = 1/cos(x)
csc(x) = 1/sin(x)
cot(x) = 1/tan(x)
arcsinh(x) = log(x + sqrt(x^2 + 1))
arccosh(x) = log(x + sqrt(x^2 - 1))
arctanh(x) = 0.5*(log1p(x) - log1p(-x))
logit(p) = log(p/(1 - p))
clamp(x, least, most) = min(max(x, least), most)
xlogy(x, y) = x*log(y)

norm(x) = sqrt(sum(x^2))
norm(x, p) = sum(abs(x)^p)^(1/p)
norm1(x) = sum(abs(x))
normalize(x) = x/norm(x)
cosine_similarity(a, b) = dot(a, b)/(norm(a)*norm(b))
outer(a, b) = column(a)*b
linear(x, W) = x @ W.T
linear(x, W, b) = x @ W.T + b
quadratic(x, A) = x·A·x
variance(x) = mean((x - mean(x))^2)
variance_with(x, less) = sum((x - mean(x))^2)/(size(x) - less)
variance_along(x, axis) = mean((x - mean(x, axis=axis, keepdims=1))^2, axis=axis)
variance_along_with(x, axis, less) = centred(x, axis, less)
centred(x, axis, less) = squares(x - mean(x, axis=axis, keepdims=1), axis)/(count(x, axis) - less)
squares(c, axis) = sum(c^2, axis=axis)

standardise(x) = (x - mean(x))/std(x)
layer_norm(x, eps=0.00001) = layer_norm_by(x - column(row_mean(x)), eps)
layer_norm_by(c, eps) = c/sqrt(column(row_mean(c^2)) + eps)
layer_norm(x, gamma, beta, eps=0.00001) = gamma*layer_norm(x, eps=eps) + beta
batch_norm(X, eps=0.00001) = batch_norm_by(X - column_mean(X), eps)
batch_norm_by(c, eps) = c/sqrt(column_mean(c^2) + eps)
batch_norm(X, gamma, beta, eps=0.00001) = gamma*batch_norm(X, eps=eps) + beta
rms_norm(x, eps=0.00001) = x/sqrt(column(row_mean(x^2)) + eps)
attention(Q, K, V) = softmax(Q @ K.T/sqrt(width(K))) @ V

mae(yhat, y) = mean(abs(yhat - y))
sse(yhat, y) = sum((yhat - y)^2)
rmse(yhat, y) = sqrt(mse(yhat, y))
bce(p, y) = mean(binary_cross_entropy(p, y))
bce_logits(z, y) = mean(binary_cross_entropy_logits(z, y))
binary_cross_entropy_logits(z, y) = max(z, 0) - z*y + log1p(exp(-abs(z)))
nll(log_p, y) = -dot(y, log_p)
entropy(p) = -sum(p*log(p))
kl_div(p, q) = sum(p*log(p/q))
kl_div_log(log_q, p) = sum(p*(log(p) - log_q))
huber(yhat, y, delta=1) = mean(huber_at(abs(yhat - y), delta))
huber_at(a, delta) = where(a <= delta, 0.5*a^2, delta*(a - 0.5*delta))
smooth_l1(yhat, y, beta=1) = mean(smooth_l1_at(abs(yhat - y), beta))
smooth_l1_at(a, beta) = where(a < beta, 0.5*a^2/beta, a - 0.5*beta)
hinge(y, s) = mean(max(0, 1 - y*s))
triplet(a, p, n, margin=1) = max(norm(a - p) - norm(a - n) + margin, 0)
"""
