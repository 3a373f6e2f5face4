"""A client of a kernel that speaks .NET Interactive's envelopes over standard input and output, as the extension Polyglot Notebooks is."""
import base64
import json
import os
import queue
import signal
import subprocess
import threading
import time
import uuid

PATIENCE = 120
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "..", ".."))

# What the extension starts, and what the workbook has in its place.
TOOL = ["dotnet", "tool", "run", "dotnet-interactive", "--"]
OURS = [os.environ.get("WORKBOOK_COMMAND", os.path.join(ROOT, "workbook")), "interactive"]


class Stdio:
    """One kernel, from its start to its end; lines that are no JSON are kept in `garbage`, what it says on stderr in `errors`."""

    def __init__(self, command, folder, answers=(), arguments=()):
        environment = dict(os.environ, DOTNET_CLI_UI_LANGUAGE="en", DOTNET_CLI_TELEMETRY_OPTOUT="1")
        self.process = subprocess.Popen(
            [*command, "[vscode]", "stdio", "--working-dir", folder, *arguments], cwd=ROOT, env=environment,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        self.garbage, self.errors, self.answers = [], [], list(answers)
        self._lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=lambda: self.errors.extend(self.process.stderr), daemon=True).start()
        self.before_ready = self.until(lambda line: line.get("eventType") == "KernelReady")

    def _read(self):
        for line in self.process.stdout:
            try:
                self._lines.put(json.loads(line))
            except ValueError:
                self.garbage.append(line)
        self._lines.put(None)

    def until(self, last, patience=PATIENCE):
        """All lines up to the one wanted."""
        lines = []
        end = time.time() + patience
        while True:
            line = self._lines.get(timeout=max(0.01, end - time.time()))
            if line is None:
                raise EOFError("the kernel has ended: " + b"".join(self.errors).decode()[-2000:])
            lines.append(line)
            if line.get("commandType") == "RequestInput":
                self.answer(line)
            if last(line):
                return lines

    def write(self, line):
        self.process.stdin.write((json.dumps(line) + "\n").encode())
        self.process.stdin.flush()

    def send(self, kind, command):
        token = base64.b64encode(uuid.uuid4().bytes).decode()
        self.write({"commandType": kind, "command": command, "token": token,
                    "routingSlip": ["kernel://vscode/?tag=arrived", "kernel://vscode/csharp?tag=arrived"]})
        return token

    def submit(self, code, kernel="csharp", index=0):
        return self.send("SubmitCode", {"code": code, "targetKernelName": kernel, "parameters": {"cellIndex": str(index)}})

    def done(self, token, patience=PATIENCE):
        """All lines up to the end of a command."""
        return self.until(lambda line: line.get("eventType") in ("CommandSucceeded", "CommandFailed")
                          and (line.get("command") or {}).get("token") == token, patience)

    def run(self, code, kernel="csharp", index=0, patience=PATIENCE):
        return self.done(self.submit(code, kernel, index), patience)

    def ask(self, kind, code=None, place=None, kernel="csharp", patience=PATIENCE, **more):
        command = {"targetKernelName": kernel, **more}
        if code is not None:
            command["code"] = code
        if place is not None:
            command["linePosition"] = {"line": place[0], "character": place[1]}
        return self.done(self.send(kind, command), patience)

    def answer(self, request):
        """What a person types; without an answer, the request is cancelled as the extension does it."""
        reply = {"command": request, "routingSlip": ["kernel://vscode/"]}
        if self.answers:
            self.write({**reply, "eventType": "InputProduced", "event": {"value": self.answers.pop(0)}})
            self.write({**reply, "eventType": "CommandSucceeded", "event": {}})
        else:
            self.write({**reply, "eventType": "CommandFailed", "event": {"message": "Input request cancelled"}})

    def close(self):
        """Ends it; the tool's own process may stay in a loop that it was in."""
        self.send("Quit", {})
        self.process.stdin.close()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
