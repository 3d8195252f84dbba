"""Serves a language model with random weights by llama.cpp, as OpenAI's servers are asked: llama_server.py FOLDER

Prints its port when it is up, and ends when stdin does; with 77 where llama.cpp is not installed.
"""

import os
import socket
import sys

try:
    import gguf
    import numpy as np
    import xllamacpp
except ImportError:
    sys.exit(77)


def model(path):
    rng = np.random.default_rng(5)
    width, layers, heads, inner, context = 64, 2, 4, 128, 4096
    tokens = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)]
    types = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL] + [gguf.TokenType.BYTE] * 256
    letters = ["▁"] + sorted(set("abcdefghijklmnopqrstuvwxyzýňäöüşçž"))
    tokens += letters
    types += [gguf.TokenType.NORMAL] * len(letters)
    scores = [0.0] * (len(tokens) - len(letters)) + [-float(i) for i in range(len(letters))]
    out = gguf.GGUFWriter(path, "llama")
    out.add_name("random")
    out.add_context_length(context)
    out.add_embedding_length(width)
    out.add_block_count(layers)
    out.add_feed_forward_length(inner)
    out.add_head_count(heads)
    out.add_head_count_kv(heads)
    out.add_layer_norm_rms_eps(1e-5)
    out.add_rope_dimension_count(width // heads)
    out.add_vocab_size(len(tokens))
    out.add_file_type(gguf.LlamaFileType.ALL_F32)
    out.add_tokenizer_model("llama")
    out.add_token_list(tokens)
    out.add_token_scores(scores)
    out.add_token_types(types)
    out.add_bos_token_id(1)
    out.add_eos_token_id(2)
    out.add_unk_token_id(0)
    out.add_add_bos_token(True)
    out.add_chat_template("{% for m in messages %}[{{ m.role }}] {{ m.content }}\n{% endfor %}[assistant] ")
    tensor = lambda *shape: (rng.standard_normal(shape) * 0.1).astype(np.float32)
    # Every token leans one way, and the quotation mark leans with them: a text ends after some letters, else none ever would.
    embedded, answer = tensor(len(tokens), width), tensor(len(tokens), width)
    embedded[:, 0] += 0.3
    answer[tokens.index("<0x22>"), 0] = 4.0
    out.add_tensor("token_embd.weight", embedded)
    out.add_tensor("output_norm.weight", np.ones(width, np.float32))
    out.add_tensor("output.weight", answer)
    for layer in range(layers):
        name = f"blk.{layer}."
        out.add_tensor(name + "attn_norm.weight", np.ones(width, np.float32))
        out.add_tensor(name + "ffn_norm.weight", np.ones(width, np.float32))
        for part in ("attn_q", "attn_k", "attn_v", "attn_output"):
            out.add_tensor(name + part + ".weight", tensor(width, width))
        out.add_tensor(name + "ffn_gate.weight", tensor(inner, width))
        out.add_tensor(name + "ffn_up.weight", tensor(inner, width))
        out.add_tensor(name + "ffn_down.weight", tensor(width, inner))
    out.write_header_to_file()
    out.write_kv_data_to_file()
    out.write_tensors_to_file()
    out.close()


path = os.path.join(sys.argv[1], "random.gguf")
model(path)
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
params = xllamacpp.CommonParams()
params.model.path = path
params.hostnames = ["127.0.0.1"]
params.port = port
params.n_ctx = 4096
params.n_parallel = 1
params.n_predict = 2000
params.warmup = False
# Its threads wait for each other by spinning, which two busy cores do not bear.
params.cpuparams.n_threads = 1
params.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(params)
print(port, flush=True)
sys.stdin.read()
os._exit(0)
