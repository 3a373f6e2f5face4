"""
What `workbook interactive` does that the frozen tool does not: it outlives the process of its cells. Also how it starts and ends, and how
it reads and writes notebooks. Prints one JSON line a case: {"case", "error"}.
    python3 bridge.py [CASE ...]
"""
import base64
import json
import os
import signal
import subprocess
import sys
import time
import traceback

from stdio import OURS, ROOT, Stdio

FOLDER = "/tmp"
LIBC = '[System.Runtime.InteropServices.DllImport("libc")] static extern '


def shown(lines):
    """Texts of a command's lines: what was printed, shown, or why it failed."""
    texts = []
    for line in lines:
        event = line.get("event") or {}
        texts += [value["value"] for value in event.get("formattedValues", [])]
        if line.get("eventType") == "CommandFailed":
            texts.append(event["message"])
    return texts


def told(lines):
    return [line.get("eventType") or line["commandType"] for line in lines]


def children(process):
    found = subprocess.run(["ps", "--ppid", str(process), "-o", "pid="], capture_output=True, text=True, check=False).stdout.split()
    return [int(child) for child in found]


def ends(kernel, patience=10):
    """Whether a kernel and its process end in time."""
    workers = children(kernel.process.pid)
    assert workers
    yield
    kernel.process.wait(patience)
    end = time.time() + patience
    while any(os.path.exists(f"/proc/{worker}") for worker in workers):
        assert time.time() < end, workers
        time.sleep(0.05)


def lost(kernel, code, words):
    """A cell that ends its process is told so, and the next one runs in another."""
    kernel.run("var kept = 1;")
    message = shown(kernel.run(code, index=4))[-1]
    assert words in message and message.endswith("run the earlier cells again."), message
    assert "CS0103" in shown(kernel.run("kept"))[-1]
    assert shown(kernel.run("1 + 1")) == ["2"]


def exit_is_told(kernel):
    lost(kernel, "Environment.Exit(3);", "Environment.Exit(3)")


def kill_is_told(kernel):
    lost(kernel, "System.Diagnostics.Process.GetCurrentProcess().Kill();", "was killed")


def end_between_cells_is_told_to_the_next(kernel):
    kernel.run("_ = Task.Run(async () => { await Task.Delay(200); System.Diagnostics.Process.GetCurrentProcess().Kill(); });")
    time.sleep(2)
    assert "was killed" in shown(kernel.run("1"))[-1]
    assert shown(kernel.run("2")) == ["2"]


def all_that_waits_is_told(kernel):
    tokens = [kernel.submit(code) for code in ("System.Threading.Thread.Sleep(500); Environment.Exit(1);", "1", "2")]
    failed = set()
    kernel.until(lambda line: line.get("eventType") == "CommandFailed" and not failed.add(line["command"]["token"]) and len(failed) == 3)
    assert failed == set(tokens)


def ready_is_told_once(kernel):
    lines = kernel.run("Environment.Exit(1);") + kernel.run("1")
    assert "KernelReady" not in told(lines), told(lines)


def own_events_are_hidden(kernel):
    lines = kernel.run("throw new Exception();") + kernel.run("int x = 1")
    assert not {"CellStarted", "CellErrorProduced", "CompletenessProduced"} & set(told(lines)), told(lines)


def native_output_is_the_cells(kernel):
    kernel.run(LIBC + "int puts(string s);\n" + LIBC + "int fflush(nint file);")
    assert "native\n" in shown(kernel.run('puts("native"); fflush(0); System.Threading.Thread.Sleep(500);'))
    assert kernel.garbage == []


def loop_is_cancelled_and_variables_stay(kernel):
    kernel.run("var kept = 5;")
    token = kernel.submit("Console.WriteLine(1); while (true) { }")
    kernel.until(lambda line: line.get("eventType") == "StandardOutputValueProduced")
    kernel.send("Cancel", {"targetKernelName": "csharp"})
    assert "stopped" in shown(kernel.done(token))[-1]
    assert shown(kernel.run("kept")) == ["5"]


def cell_that_cannot_be_ended_ends_with_its_process(kernel):
    endless = """new System.Text.RegularExpressions.Regex("(a+)+$").IsMatch(new string('a', 60) + "b");"""
    token = kernel.submit(f"Console.WriteLine(1); try {{ }} finally {{ {endless} }}")
    waiting = kernel.submit("1")
    kernel.until(lambda line: line.get("eventType") == "StandardOutputValueProduced")
    kernel.send("Cancel", {"targetKernelName": "csharp"})
    assert shown(kernel.done(token, 30))[-1].endswith("run the earlier cells again.")
    assert shown(kernel.done(waiting, 30))[-1].endswith("run the earlier cells again.")
    assert shown(kernel.run("2")) == ["2"]


def cells_behind_one_that_is_cancelled_are_not(kernel):
    loop = kernel.submit("Console.WriteLine(1); while (true) { }")
    kernel.until(lambda line: line.get("eventType") == "StandardOutputValueProduced")
    long = kernel.submit("System.Threading.Thread.Sleep(8000); var after = 6;")
    kernel.send("Cancel", {"targetKernelName": "csharp"})
    assert "stopped" in shown(kernel.done(loop))[-1]
    assert told(kernel.done(long, 30))[-1] == "CommandSucceeded"
    assert shown(kernel.run("after")) == ["6"]


def signal_of_a_terminal_is_not_for_it(kernel):
    kernel.process.send_signal(signal.SIGINT)
    time.sleep(0.5)
    assert shown(kernel.run("7")) == ["7"]


def malformed_command_fails_and_costs_nothing(kernel):
    kernel.run("var kept = 8;")
    for kind, command in (("SubmitCode", {"code": 5}), ("NoSuchCommand", {})):
        failed = kernel.done(kernel.send(kind, command))[-1]
        assert failed["eventType"] == "CommandFailed" and failed["event"]["message"], failed
    assert shown(kernel.run("kept")) == ["8"]


def scripts_are_the_clients(kernel):
    token = kernel.submit("#!javascript\nalert(1)")
    asked = kernel.until(lambda line: line.get("commandType") == "SubmitCode")[-1]
    assert asked["command"]["code"] == "alert(1)" and asked["command"]["destinationUri"] == "kernel://webview/javascript", asked
    kernel.write({"eventType": "CommandSucceeded", "event": {}, "command": asked, "routingSlip": ["kernel://webview/javascript"]})
    assert told(kernel.done(token))[-1] == "CommandSucceeded"


def refused_input_is_an_error(kernel):
    assert "cancelled" in shown(kernel.run("Console.ReadLine()"))[-1]


def nonsense_is_left_out(kernel):
    kernel.process.stdin.write(b"\nnonsense\n{\"a\": 1}\n[]\n")
    assert shown(kernel.run("3")) == ["3"]
    assert kernel.garbage == []


def options_of_the_extension():
    kernel = Stdio(OURS, FOLDER, arguments=[
        "--kernel-host", "abc", "--http-port-range", "1000-2000", "--preview", "--default-kernel", "csharp", "--verbose",
        "--log-path", "/tmp"])
    infos = kernel.before_ready[-1]["event"]["kernelInfos"]
    assert {info["uri"].split("/")[2] for info in infos} == {"abc"}, infos
    assert shown(kernel.run("Environment.CurrentDirectory")) == [FOLDER]
    kernel.close()
    assert kernel.process.returncode == 0 and kernel.garbage == []


def end_of_input_ends_all():
    kernel = Stdio(OURS, FOLDER)
    kernel.submit("while (true) { }")
    ending = ends(kernel)
    next(ending)
    kernel.process.stdin.close()
    next(ending, None)
    assert kernel.process.returncode == 0


def quit_ends_all():
    kernel = Stdio(OURS, FOLDER)
    ending = ends(kernel)
    next(ending)
    kernel.send("Quit", {})
    next(ending, None)
    assert kernel.process.returncode == 0


def folder_that_is_not_there():
    call = subprocess.run([*OURS, "stdio", "--working-dir", "/nowhere"], stdin=subprocess.PIPE, capture_output=True, check=False, text=True)
    assert call.returncode == 1 and call.stdout == "" and call.stderr.count("\n") == 1 and "/nowhere" in call.stderr, call


def outputs(notebook):
    """Each cell's outputs, texts in one piece."""
    def whole(value):
        return "".join(value) if isinstance(value, list) else value

    def plain(output):
        data = {kind: whole(value) for kind, value in output.get("data", {}).items()}
        return output["output_type"], output.get("name"), whole(output.get("text")), data

    return [[plain(output) for output in cell.get("outputs", [])] for cell in json.loads(notebook)["cells"]]


def parser():
    server = subprocess.Popen([*OURS, "notebook-parser"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(**request):
        server.stdin.write((json.dumps({"id": "7", "defaultLanguage": "csharp", **request}) + "\n").encode())
        server.stdin.flush()
        answer = json.loads(server.stdout.readline())
        assert answer["id"] == "7", answer
        return answer

    for name in ("notebooks/solutions/0-StartHere.ipynb", "notebooks/source/0-StartHere.dib"):
        with open(os.path.join(ROOT, name), "rb") as file:
            written = file.read()
        kind = name.rsplit(".", 1)[1]
        read = ask(type="parse", serializationType=kind, rawData=base64.b64encode(written).decode())["document"]
        saved = base64.b64decode(ask(type="serialize", serializationType=kind, newLine="\n", document=read)["rawData"])
        again = ask(type="parse", serializationType=kind, rawData=base64.b64encode(saved).decode())["document"]
        assert [c["contents"] for c in again["elements"]] == [c["contents"] for c in read["elements"]]
        if kind == "ipynb":
            assert outputs(saved) == outputs(written)
    assert "errorMessage" in ask(type="parse", serializationType="ipynb", rawData=base64.b64encode(b"{").decode())
    assert "errorMessage" in ask(type="fly")
    server.stdin.close()
    assert server.wait(10) == 0


SHARED = [
    exit_is_told, kill_is_told, end_between_cells_is_told_to_the_next, all_that_waits_is_told, ready_is_told_once, own_events_are_hidden,
    native_output_is_the_cells, loop_is_cancelled_and_variables_stay, cell_that_cannot_be_ended_ends_with_its_process,
    cells_behind_one_that_is_cancelled_are_not, signal_of_a_terminal_is_not_for_it, malformed_command_fails_and_costs_nothing,
    scripts_are_the_clients, refused_input_is_an_error, nonsense_is_left_out,
]
ALONE = [options_of_the_extension, end_of_input_ends_all, quit_ends_all, folder_that_is_not_there, parser]


def attempt(case, *arguments):
    error = None
    try:
        case(*arguments)
    except BaseException:
        error = traceback.format_exc()
    print(json.dumps({"case": case.__name__, "error": error}), flush=True)


def main():
    wanted = set(sys.argv[1:])
    kernel = Stdio(OURS, FOLDER)
    for case in SHARED:
        if not wanted or case.__name__ in wanted:
            attempt(case, kernel)
    kernel.close()
    for case in ALONE:
        if not wanted or case.__name__ in wanted:
            attempt(case)


main()
