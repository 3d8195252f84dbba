"""Writes a tiny encoder-decoder model of CTranslate2 with random weights: ctranslate2_model.py FOLDER [--pieces FILE]

Its source vocabulary are the letters and words of the sample, or the pieces of a SentencePiece model; its target vocabulary are made words in
Latin letters, so that what it says is nonsense of the right kind. Prints nothing; ends with 77 where CTranslate2 is not installed.
"""

import os
import shutil
import sys

try:
    import ctranslate2
    import numpy as np
    from ctranslate2.specs import TransformerSpec, common_spec
except ImportError:
    sys.exit(77)

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
SAMPLE = "وصل الوفد إلى العاصمة مساء أمس . اجتمع الوزيران صباح اليوم . بحث الجانبان العلاقات بين البلدين .".split()
WORDS = [a + b for a in ("gel", "git", "oka", "ýaz", "söz", "ýol") for b in ("di", "er", "mek", "lar", "da", "yň")]


def save(folder, source, target):
    rng = np.random.default_rng(7)
    width, inner, heads, layers = 32, 64, 4, 2
    spec = TransformerSpec.from_config((layers, layers), heads, pre_norm=True, activation=common_spec.Activation.RELU)

    def linear(layer, out, into):
        layer.weight = (rng.standard_normal((out, into)) * 0.2).astype("float32")
        layer.bias = np.zeros(out, "float32")

    def norm(layer):
        layer.gamma, layer.beta = np.ones(width, "float32"), np.zeros(width, "float32")

    def embed(layer, size):
        layer.weight = (rng.standard_normal((size, width)) * 0.2).astype("float32")
        layer.multiply_by_sqrt_depth = True

    def attend(layer, own):
        norm(layer.layer_norm)
        sizes = [3 * width, width] if own else [width, 2 * width, width]
        for part, size in zip(layer.linear, sizes):
            linear(part, size, width)

    def feed(layer):
        norm(layer.layer_norm)
        linear(layer.linear_0, inner, width)
        linear(layer.linear_1, width, inner)

    encoder, decoder = spec.encoder, spec.decoder
    inputs = encoder.embeddings if isinstance(encoder.embeddings, list) else [encoder.embeddings]
    for layer in inputs:
        embed(layer, len(source))
    embed(decoder.embeddings, len(target))
    for layer in encoder.layer:
        attend(layer.self_attention, True)
        feed(layer.ffn)
    for layer in decoder.layer:
        attend(layer.self_attention, True)
        attend(layer.attention, False)
        feed(layer.ffn)
    norm(encoder.layer_norm)
    norm(decoder.layer_norm)
    linear(decoder.projection, len(target), width)
    # It ends after some words, and says no word that it does not know.
    decoder.projection.bias[target.index("</s>")] = 1.5
    for token in SPECIAL + ["arb_Arab", "eng_Latn", "tuk_Latn"]:
        if token != "</s>" and token in target:
            decoder.projection.bias[target.index(token)] = -20
    spec.register_source_vocabulary(source)
    spec.register_target_vocabulary(target)
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
    spec.config.decoder_start_token = "</s>"
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    spec.validate()
    spec.optimize(quantization=None)
    spec.save(folder)


if __name__ == "__main__":
    source = SPECIAL + ["arb_Arab", "eng_Latn", "tuk_Latn"] + sorted(set(SAMPLE))
    target = SPECIAL + ["arb_Arab", "eng_Latn", "tuk_Latn"] + WORDS
    if len(sys.argv) > 3:
        import sentencepiece
        spm = sentencepiece.SentencePieceProcessor(model_file=sys.argv[3])
        pieces = [spm.id_to_piece(i) for i in range(spm.get_piece_size())]
        source = SPECIAL + [piece for piece in pieces if piece not in SPECIAL]
        target = SPECIAL + ["▁" + word for word in WORDS]
    save(sys.argv[1], source, target)
