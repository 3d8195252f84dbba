"""Serves LibreTranslate with one package of our own, ar to tk, with random weights: libretranslate_server.py FOLDER

Prints its port when it answers, and ends when stdin does; with 77 where LibreTranslate is not installed.
"""

import json
import os
import socket
import sys
import threading
import time
import urllib.request

folder = os.path.abspath(sys.argv[1])
packages = os.path.join(folder, "packages")
package = os.path.join(packages, "translate-ar_tk-1_0")
os.environ["ARGOS_PACKAGES_DIR"] = packages
for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME"):
    os.environ[name] = os.path.join(folder, "home")
os.makedirs(os.path.join(folder, "home"), exist_ok=True)
os.makedirs(package, exist_ok=True)
os.chdir(folder)

try:
    import sentencepiece
    import argostranslate.translate
    import libretranslate
except ImportError:
    sys.exit(77)

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import ctranslate2_model

text = os.path.join(folder, "text")
with open(text, "w", encoding="utf-8") as file:
    for number in range(40):
        words = ctranslate2_model.SAMPLE + ctranslate2_model.WORDS
        file.write(" ".join(words[number % 7:] + words[:number % 7]) + "\n")
sentencepiece.SentencePieceTrainer.train(input=text, model_prefix=os.path.join(package, "sentencepiece"), vocab_size=90, minloglevel=2, hard_vocab_limit=False)
spm = sentencepiece.SentencePieceProcessor(model_file=os.path.join(package, "sentencepiece.model"))
pieces = [spm.id_to_piece(i) for i in range(spm.get_piece_size())]
special = ctranslate2_model.SPECIAL
ctranslate2_model.save(os.path.join(package, "model"), special + [p for p in pieces if p not in special], special + ["▁" + word for word in ctranslate2_model.WORDS])
with open(os.path.join(package, "metadata.json"), "w") as file:
    json.dump({"package_version": "1.0", "argos_version": "1.9", "from_code": "ar", "from_name": "Arabic", "to_code": "tk", "to_name": "Turkmen"}, file)


class Whole:
    """The stock one downloads a model when it is first used."""

    def __init__(self, *_, **__):
        pass

    def split_sentences(self, text):
        return [text]

    def lazy_detector(self, *_, **__):
        return self


for name in ("MiniSBDSentencizer", "StanzaSentencizer", "SpacySentencizerSmall"):
    if hasattr(argostranslate.translate, name):
        setattr(argostranslate.translate, name, Whole)

# There is nothing to be fetched, and it would ask for it many times.
import libretranslate.init
libretranslate.init.check_and_install_models = lambda *_, **__: None

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
sys.argv = ["libretranslate", "--host", "127.0.0.1", "--port", str(port), "--disable-web-ui", "--batch-limit", "3", "--char-limit", "500", "--req-limit", "600"]


def announce(out=sys.stdout):
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/languages", timeout=1).read()
            print(port, file=out, flush=True)
            break
        except OSError:
            time.sleep(0.1)
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=announce, daemon=True).start()
sys.stdout = sys.stderr
libretranslate.main()
