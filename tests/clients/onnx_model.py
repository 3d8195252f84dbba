"""Makes two tiny sentence encoders in the folder given, and what others make of texts with them.

    onnx_model.py FOLDER TEXTS

For each of the models `pieces` (a vector a word piece, letters as they are) and `sentence` (a vector a sentence,
lower case) there are FOLDER/<model>/model.onnx, tokenizer.json, and texts.emb: the vectors of the lines of TEXTS by the
tokenizers of Hugging Face and the ONNX Runtime. Prints the path of the runtime's library as JSON.
"""

import json
import pathlib
import random
import sys

try:
    import numpy
    import onnx
    import onnxruntime
    import tokenizers
    from onnx import TensorProto, helper, numpy_helper
except ImportError:
    sys.exit(77)

DIMENSIONS = 24


def tokenizer(lines, lowercase):
    """The tokenizer of BERT, with the letters and the beginnings of the words of the texts."""
    normalizer = tokenizers.normalizers.BertNormalizer(lowercase=lowercase)
    splitter = tokenizers.pre_tokenizers.BertPreTokenizer()
    words = [word for line in lines for word, _ in splitter.pre_tokenize_str(normalizer.normalize_str(line))]
    pieces = {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}
    for word in words[:-3]:  # the last stay unknown
        pieces |= {word[:4], *("##" + letter for letter in word[4:])}
    vocabulary = {piece: number for number, piece in enumerate(sorted(pieces))}
    made = tokenizers.Tokenizer(tokenizers.models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizer
    made.pre_tokenizer = splitter
    made.post_processor = tokenizers.processors.BertProcessing(
        ("[SEP]", vocabulary["[SEP]"]), ("[CLS]", vocabulary["[CLS]"])
    )
    made.enable_truncation(40)
    return made


def model(size, sentence):
    """Looks up a vector for each piece; `sentence` also adds those of a sentence."""
    chance = random.Random(7)
    table = numpy.array([[chance.gauss(0, 1) for _ in range(DIMENSIONS)] for _ in range(size)], numpy.float32)
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in ("input_ids", "attention_mask")]
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["masks"]),
        helper.make_node("Mul", ["last_hidden_state", "masks"], ["kept"]),
        helper.make_node("ReduceSum", ["kept", "middle"], ["sentence_embedding"], keepdims=0),
    ]
    name, shape = ("sentence_embedding", ["batch", DIMENSIONS]) if sentence else ("last_hidden_state", ["batch", "length", DIMENSIONS])
    constants = [numpy_helper.from_array(table, "table")]
    constants += [numpy_helper.from_array(numpy.array([axis]), name) for name, axis in (("last", -1), ("middle", 1))]
    output = helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
    graph = helper.make_graph(nodes if sentence else nodes[:1], "encoder", inputs, [output], constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def main():
    folder, texts = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    lines = texts.read_text(encoding="utf-8").splitlines()
    for name, lowercase in (("pieces", False), ("sentence", True)):
        there = folder / name
        there.mkdir()
        made = tokenizer(lines, lowercase)
        made.save(str(there / "tokenizer.json"))
        onnx.save(model(made.get_vocab_size(), name == "sentence"), str(there / "model.onnx"))
        session = onnxruntime.InferenceSession(str(there / "model.onnx"), providers=["CPUExecutionProvider"])
        with open(there / "texts.emb", "wb") as file:
            for line in lines:
                numbers = numpy.array([made.encode(line).ids])
                (found,) = session.run(None, {"input_ids": numbers, "attention_mask": numpy.ones_like(numbers)})
                file.write((found[0].mean(axis=0) if name == "pieces" else found[0]).astype("<f4").tobytes())
    library = next(pathlib.Path(onnxruntime.__file__).parent.glob("capi/*onnxruntime.*.*"))
    print(json.dumps({"library": str(library)}))


main()
