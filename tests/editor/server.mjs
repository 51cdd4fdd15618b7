// yaml-language-server as an editor speaks to it: JSON-RPC over its standard input and output.

import { spawn } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";

const PROGRAM = fileURLToPath(new URL("node_modules/yaml-language-server/bin/yaml-language-server", import.meta.url));
/** What an editor sends without any setting of its user, but that nothing may come from elsewhere: no server is there. */
const SETTINGS = {
  yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } },
  http: { proxy: "http://127.0.0.1:9", proxyStrictSSL: true },
};
/** Milliseconds after which an answer is taken for lost. */
const LOST = 60_000;

/** Starts the server for a workspace and returns an editor that speaks to it. */
export async function start(workspace) {
  const server = spawn(process.execPath, [PROGRAM, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const editor = new Editor(server);
  const uri = pathToFileURL(workspace).href;
  await editor.ask("initialize", {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: "workspace" }],
    capabilities: {
      workspace: { configuration: true },
      textDocument: {
        completion: { completionItem: { documentationFormat: ["markdown"], snippetSupport: false } },
        hover: { contentFormat: ["markdown"] },
        publishDiagnostics: {},
      },
    },
  });
  editor.tell("initialized", {});
  editor.tell("workspace/didChangeConfiguration", { settings: SETTINGS });
  return editor;
}

class Editor {
  #server;
  #buffer = Buffer.alloc(0);
  #asked = new Map();
  #waiting = new Map();
  #number = 0;
  #version = 0;

  constructor(server) {
    this.#server = server;
    server.stdout.on("data", (bytes) => this.#receive(bytes));
  }

  /** Opens a text under a file's name and returns the findings that the server publishes for it. */
  open(path, text) {
    const uri = pathToFileURL(path).href;
    const published = this.#promise(this.#waiting, uri, `findings for ${path}`);
    // The server remembers what it read of a version, so each text needs its own.
    this.#version += 1;
    this.tell("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: this.#version, text } });
    return published;
  }

  /** Closes a text that was opened, and waits until the server has taken back its findings. */
  close(path) {
    const uri = pathToFileURL(path).href;
    const takenBack = this.#promise(this.#waiting, uri, `no more findings for ${path}`);
    this.tell("textDocument/didClose", { textDocument: { uri } });
    return takenBack;
  }

  /** Asks about a place in an open text: `completion` or `hover`. */
  at(method, path, line, character) {
    const textDocument = { uri: pathToFileURL(path).href };
    return this.ask(`textDocument/${method}`, { textDocument, position: { line, character } });
  }

  /** Sends a request and returns its result. */
  ask(method, params) {
    this.#number += 1;
    const answer = this.#promise(this.#asked, this.#number, method);
    this.#send({ id: this.#number, method, params });
    return answer;
  }

  /** Sends what has no answer. */
  tell(method, params) {
    this.#send({ method, params });
  }

  /** Ends the session as editors do. */
  async stop() {
    await this.ask("shutdown", null);
    this.tell("exit", null);
  }

  #promise(waiting, key, what) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer: ${what}`)), LOST);
      waiting.set(key, { resolve: (value) => (clearTimeout(timer), resolve(value)), reject });
    });
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(bytes) {
    this.#buffer = Buffer.concat([this.#buffer, bytes]);
    for (;;) {
      const end = this.#buffer.indexOf("\r\n\r\n");
      const head = end < 0 ? null : /Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, end).toString());
      const stop = head ? end + 4 + Number(head[1]) : Infinity;
      if (this.#buffer.length < stop) return;
      const message = JSON.parse(this.#buffer.subarray(end + 4, stop).toString());
      this.#buffer = this.#buffer.subarray(stop);
      this.#handle(message);
    }
  }

  #handle({ id, method, params, result, error }) {
    if (method === "textDocument/publishDiagnostics") {
      this.#waiting.get(params.uri)?.resolve(params.diagnostics);
      this.#waiting.delete(params.uri);
    } else if (method === "workspace/configuration") {
      this.#send({ id, result: params.items.map(({ section }) => SETTINGS[section] ?? null) });
    } else if (method && id !== undefined) {
      this.#send({ id, result: null });
    } else if (this.#asked.has(id)) {
      const { resolve, reject } = this.#asked.get(id);
      this.#asked.delete(id);
      if (error) reject(new Error(error.message));
      else resolve(result);
    }
  }
}
