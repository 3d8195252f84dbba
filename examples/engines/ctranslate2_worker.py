"""An engine of kind `command`: any encoder-decoder model of CTranslate2 (NLLB, MADLAD, M2M), on this machine.

    engines:
      nllb:
        kind: command
        command: [python3, ctranslate2_worker.py, --model, models/nllb-600M, --spm, models/nllb-600M/spm.model]

Models are the user's own, converted by ct2-transformers-converter; mind their licences (NLLB's forbids commercial use).
--style nllb puts the language before the text and begins the answer with the target's; --style madlad begins the text with <2xx>.
Without --spm a text is cut at its spaces.
"""

import argparse
import json
import sys

import ctranslate2

# BCP 47 to the codes of FLORES-200, which NLLB was trained with.
FLORES = {"ar": "arb_Arab", "en": "eng_Latn", "tk": "tuk_Latn", "fa": "pes_Arab", "fr": "fra_Latn", "ru": "rus_Cyrl", "tr": "tur_Latn"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True)
    parser.add_argument("--spm", help="the SentencePiece model")
    parser.add_argument("--style", choices=["nllb", "madlad"], default="nllb")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--beam", type=int, default=4)
    parser.add_argument("--max-items", type=int, default=32)
    parser.add_argument("--version", default="", help="anything that changes when the model does")
    arguments = parser.parse_args()

    translator = ctranslate2.Translator(arguments.model, device="cpu", intra_threads=arguments.threads)
    if arguments.spm:
        import sentencepiece
        spm = sentencepiece.SentencePieceProcessor(model_file=arguments.spm)
        cut, join = (lambda text: spm.encode(text, out_type=str)), spm.decode
    else:
        cut, join = str.split, " ".join

    def translate(ask):
        source, target = ask["src"].split("-")[0], ask["tgt"].split("-")[0]
        if arguments.style == "nllb":
            if source not in FLORES or target not in FLORES:
                raise KeyError(f"no code for {source} or {target}")
            texts = [[FLORES[source], *cut(text), "</s>"] for text in ask["texts"]]
            prefixes = [[FLORES[target]]] * len(texts)
        else:
            texts, prefixes = [[f"<2{target}>", *cut(text), "</s>"] for text in ask["texts"]], None
        # A model that has lost its way would go on to the end of its memory.
        longest = 2 * max(map(len, texts)) + 10
        results = translator.translate_batch(texts, target_prefix=prefixes, beam_size=arguments.beam, max_decoding_length=longest)
        codes = set(FLORES.values())
        return [join([token for token in result.hypotheses[0] if token not in codes]) for result in results]

    # stdout belongs to the protocol; whatever a library prints goes to the log.
    out, sys.stdout = sys.stdout, sys.stderr
    say = lambda answer: print(json.dumps(answer, ensure_ascii=False), file=out, flush=True)
    say({"engine": f"ctranslate2 {arguments.style}", "version": arguments.version or arguments.model, "max_items": arguments.max_items})
    for line in sys.stdin:
        ask = json.loads(line)
        try:
            say({"id": ask["id"], "texts": translate(ask)})
        except (KeyError, ValueError, RuntimeError) as error:
            say({"id": ask["id"], "error": {"code": str(error), "retry": False}})


if __name__ == "__main__":
    main()
