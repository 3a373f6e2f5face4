"""
Drives the kernel by jupyter_client, message by message. Prints one JSON line a case: {"case", "error", "seconds"}.
    python3 protocol.py [CASE ...]
"""
import datetime
import fcntl
import json
import os
import signal
import statistics
import sys
import tempfile
import time
import traceback

import zmq
from jupyter_client.session import Session

from clients import Talk, another, children, gone, kinds, memory, nothing, pid, start, text


def kernel_info(talk):
    content = talk.reply(talk.request("kernel_info_request", {}))["content"]
    assert content["status"] == "ok" and content["protocol_version"] == "5.4", content
    assert content["language_info"]["name"] == "C#" and content["language_info"]["file_extension"] == ".cs", content


def order_of_messages(talk):
    message_id = talk.send('Console.WriteLine("one"); display("two"); 3')
    told = talk.told(message_id)
    assert kinds(told) == ["status", "execute_input", "stream", "display_data", "execute_result", "status"], kinds(told)
    assert told[0]["content"]["execution_state"] == "busy"
    # jupyter_client leaves what is no date to its pattern as text.
    assert all(isinstance(m["header"]["date"], datetime.datetime) for m in told), told[0]["header"]
    reply = talk.reply(message_id)
    count = reply["content"]["execution_count"]
    assert reply["content"]["status"] == "ok"
    assert told[1]["content"] == {"code": 'Console.WriteLine("one"); display("two"); 3', "execution_count": count}
    assert told[2]["content"] == {"name": "stdout", "text": "one\n"}
    assert told[3]["content"]["data"]["text/plain"] == "two"
    assert told[4]["content"]["data"]["text/plain"] == "3" and told[4]["content"]["execution_count"] == count


def counts_go_up(talk):
    first = talk.run("1")[0]["execution_count"]
    assert talk.run("1")[0]["execution_count"] == first + 1


def silent(talk):
    before = talk.run("1")[0]["execution_count"]
    content, told = talk.run('var quiet = 5; Console.WriteLine("x"); display("y"); quiet', silent=True)
    assert content["status"] == "ok", content
    assert kinds(told) == ["status", "status"], kinds(told)
    assert talk.run("1")[0]["execution_count"] == before + 1
    assert talk.value("quiet") == "5"


def not_stored(talk):
    before = talk.run("1")[0]["execution_count"]
    _, told = talk.run('"not stored"', store_history=False)
    assert "execute_result" in kinds(told)
    assert talk.run("1")[0]["execution_count"] == before + 1
    history = talk.reply(talk.request("history_request", {"hist_access_type": "tail", "n": 50, "output": False, "raw": True}))["content"]["history"]
    assert all("not stored" not in line[2] for line in history), history


def user_expressions(talk):
    content, _ = talk.run("var six = 6;", user_expressions={"good": "six * 7", "bad": "nowhere"})
    good, bad = content["user_expressions"]["good"], content["user_expressions"]["bad"]
    assert good["status"] == "ok" and good["data"]["text/plain"] == "42", good
    assert bad["status"] == "error" and "nowhere" in bad["evalue"] and bad["traceback"], bad


def error(talk):
    content, told = talk.run('int Half(int n)\n{\n    return n / 0 == 0 ? 1 : int.Parse("no");\n}'.replace("n / 0 == 0", "n > 0") + "\nHalf(0)")
    published = next(m["content"] for m in told if m["msg_type"] == "error")
    assert content["status"] == "error" and content["ename"] == published["ename"] == "System.FormatException", content
    trace = "\n".join(published["traceback"])
    assert "line 3" in trace and "int.Parse" in trace and f"cell {content['execution_count']}" in trace, trace
    assert "Submission" not in trace and "Workbook" not in trace and "System.Number" not in trace, trace


def failure_stops_what_is_queued(talk):
    # It fails when the other two are there.
    ids = [talk.send('System.Threading.Thread.Sleep(500); throw new Exception("stop");'), talk.send("var never = 1;"), talk.send("2")]
    replies = [talk.reply(i)["content"]["status"] for i in ids]
    assert replies == ["error", "aborted", "aborted"], replies
    assert talk.run("never")[0]["status"] == "error"


def failure_goes_on_where_asked(talk):
    ids = [talk.send('throw new Exception("go on")', stop_on_error=False), talk.send("2")]
    replies = [talk.reply(i)["content"]["status"] for i in ids]
    assert replies == ["error", "ok"], replies


def streams_come_as_they_are_written(talk):
    message_id = talk.send('Console.Write("first"); System.Threading.Thread.Sleep(1500); Console.Error.Write("second");')
    seen = {}
    while len(seen) < 3:
        message = talk.client.get_iopub_msg(timeout=20)
        if message["parent_header"].get("msg_id") == message_id:
            if message["msg_type"] == "stream":
                seen[message["content"]["name"], message["content"]["text"]] = time.time()
            elif message["content"].get("execution_state") == "idle":
                seen["idle"] = time.time()
    assert seen["stdout", "first"] < seen["idle"] - 1, seen
    assert ("stderr", "second") in seen, seen


def display_is_updated_in_place(talk):
    _, told = talk.run('var shown = display("10 %"); shown.Update("100 %");')
    shown = next(m["content"] for m in told if m["msg_type"] == "display_data")
    update = next(m["content"] for m in told if m["msg_type"] == "update_display_data")
    assert shown["data"]["text/plain"] == "10 %" and update["data"]["text/plain"] == "100 %"
    assert shown["transient"]["display_id"] == update["transient"]["display_id"]


def input_is_asked_for(talk):
    message_id = talk.send('Console.Write("Your name? "); var name = Console.ReadLine(); name + "!"', allow_stdin=True)
    asked = talk.client.get_stdin_msg(timeout=30)
    assert asked["msg_type"] == "input_request" and asked["content"]["password"] is False, asked
    assert asked["parent_header"]["msg_id"] == message_id
    talk.client.input("Gauß 𝒳")
    told = talk.told(message_id)
    assert text(told) == "Your name? ", text(told)
    assert [m["content"]["data"]["text/plain"] for m in told if m["msg_type"] == "execute_result"] == ["Gauß 𝒳!"]


def input_that_waits_can_be_interrupted(talk):
    message_id = talk.send("Console.ReadLine()", allow_stdin=True)
    talk.client.get_stdin_msg(timeout=30)
    talk.manager.interrupt_kernel()
    talk.told(message_id, 15)
    assert talk.reply(message_id)["content"]["status"] == "error"
    assert talk.value("1") == "1"


def input_for_another_question_is_dropped(talk):
    message_id = talk.send("Console.ReadLine()", allow_stdin=True)
    first = talk.client.get_stdin_msg(timeout=30)
    talk.manager.interrupt_kernel()
    talk.told(message_id, 15)
    message_id = talk.send("Console.ReadLine()", allow_stdin=True)
    second = talk.client.get_stdin_msg(timeout=30)
    for question, value in [(first, "late"), (second, "in time")]:
        talk.client.stdin_channel.send(talk.client.session.msg("input_reply", {"value": value}, parent=question))
    told = talk.told(message_id)
    assert [m["content"]["data"]["text/plain"] for m in told if m["msg_type"] == "execute_result"] == ["in time"], told


def input_without_a_client_that_answers(talk):
    content, _ = talk.run("Console.ReadLine()", allow_stdin=False)
    assert content["status"] == "error" and "input" in content["evalue"], content


def completion(talk):
    talk.run("var myMatrix = new List<double>(); int Twice(int n) => 2 * n;")
    code = "myMatrix.Rev"
    content = talk.reply(talk.client.complete(code, len(code)))["content"]
    assert content["status"] == "ok" and "Reverse" in content["matches"], content
    assert (content["cursor_start"], content["cursor_end"]) == (9, 12), content
    assert content["matches"].count("Reverse") == 1, content
    assert any(m["text"] == "Reverse" and m["type"] == "function" for m in content["metadata"]["_jupyter_types_experimental"]), content
    code = '"𝒳𝒳"; Twi'  # Jupyter counts characters of Unicode, C# halves of them.
    content = talk.reply(talk.client.complete(code, len(code)))["content"]
    assert "Twice" in content["matches"] and (content["cursor_start"], content["cursor_end"]) == (6, 9), content


def inspection(talk):
    talk.run("/// <summary>Twice a number.</summary>\nint Double(int number) { return 2 * number; }")
    content = talk.reply(talk.client.inspect("Double(3)", 3))["content"]
    assert content["status"] == "ok" and content["found"], content
    assert "int Double(int number)" in content["data"]["text/plain"], content
    content = talk.reply(talk.client.inspect("Math.Sqrt(2)", 7))["content"]
    assert content["found"] and "double" in content["data"]["text/plain"] and "Sqrt" in content["data"]["text/plain"], content
    content = talk.reply(talk.client.inspect("   ", 1))["content"]
    assert content["status"] == "ok" and not content["found"], content


def completeness(talk):
    for code, status in {"1 + 1": "complete", "int F() {": "incomplete", "for (int i = 0; i < 3; i++)": "incomplete", "int x = ;": "invalid"}.items():
        content = talk.reply(talk.client.is_complete(code))["content"]
        assert content["status"] == status, (code, content)


def history(talk):
    talk.run('"history one"')
    count = talk.run('"history two"')[0]["execution_count"]

    def ask(**options):
        return talk.reply(talk.request("history_request", {"raw": True, "output": False, **options}))["content"]["history"]

    assert [line[2] for line in ask(hist_access_type="tail", n=2)] == ['"history one"', '"history two"']
    assert ask(hist_access_type="range", session=0, start=count, stop=count + 1) == [[0, count, '"history two"']]
    assert [line[2] for line in ask(hist_access_type="search", pattern="*history ?ne*", n=5)] == ['"history one"']
    assert ask(hist_access_type="tail", n=1, output=True) == [[0, count, ['"history two"', "history two"]]]


def comms(talk):
    assert talk.reply(talk.client.comm_info())["content"] == {"status": "ok", "comms": {}}
    message_id = talk.request("comm_open", {"comm_id": "c1", "target_name": "nobody", "data": {}})
    told = talk.told(message_id)
    assert [m["content"]["comm_id"] for m in told if m["msg_type"] == "comm_close"] == ["c1"], told


def endless_loop_is_interrupted_and_variables_stay(talk):
    talk.run("var kept = 17;")
    message_id = talk.send("var n = 0;\nwhile (true)\n{\n    n++;\n}")
    time.sleep(1)
    talk.manager.interrupt_kernel()
    told = talk.told(message_id, 15)
    trace = "\n".join(next(m["content"]["traceback"] for m in told if m["msg_type"] == "error"))
    assert "line 4" in trace or "line 2" in trace, trace
    assert talk.value("kept") == "17"


def endless_recursion_is_an_error_and_variables_stay(talk):
    talk.run("var alsoKept = 18;")
    content, _ = talk.run("int Down(int n) { return Down(n + 1) + 1; }\nDown(0)")
    assert content["status"] == "error" and "Down" in "\n".join(content["traceback"]), content
    assert talk.value("alsoKept") == "18"


def storm_of_interrupts(talk):
    message_id = talk.send("while (true) { }")
    time.sleep(0.5)
    for _ in range(200):
        talk.request("interrupt_request", {}, "control")
    talk.told(message_id, 20)
    assert talk.reply(message_id)["content"]["status"] == "error"
    for _ in range(50):
        talk.request("interrupt_request", {}, "control")
    time.sleep(0.5)
    assert talk.value("5") == "5"


def raw_frames(talk, frames, port=None):
    context = zmq.Context.instance()
    socket = context.socket(zmq.DEALER)
    socket.connect(f"tcp://{talk.client.ip}:{port or talk.client.shell_port}")
    socket.send_multipart(frames)
    assert socket.poll(1500) == 0, "an answer came"
    socket.close(0)


def bad_signature(talk):
    frames = talk.client.session.serialize(talk.client.session.msg("execute_request", {"code": "var forged = 1;"}))
    frames[1] = b"0" * 64
    raw_frames(talk, frames)
    assert talk.run("forged")[0]["status"] == "error"


def malformed(talk):
    session = talk.client.session
    for header in [
        b"{",
        b"[]",
        b'{"msg_id": "1", "msg_type": "kernel_info_request", "msg_type": "kernel_info_request"}',
        b'{"msg_id": "1", "msg_type": "\\ud800"}',
        b'{"msg_id": "\\ud800", "msg_type": "kernel_info_request"}',
    ]:
        parts = [header, b"{}", b"{}", b"{}"]
        raw_frames(talk, [b"<IDS|MSG>", session.sign(parts), *parts])
    raw_frames(talk, [b"nothing"])
    raw_frames(talk, [b"nothing"], talk.client.control_port)
    parts = [b'{"msg_id": "1", "msg_type": "input_reply"}', b"{}", b"{}", b'{"value": "\\ud800"}']
    raw_frames(talk, [b"<IDS|MSG>", session.sign(parts), *parts], talk.client.stdin_port)
    assert talk.value("6") == "6"


def unknown_message(talk):
    talk.request("make_coffee_request", {})
    nothing(talk.client.get_shell_msg)
    assert talk.value("7") == "7"


def request_without_its_fields(talk):
    content = talk.reply(talk.request("execute_request", {"silent": False}))["content"]
    assert content["status"] == "error" and "code" in content["evalue"], content
    for name in ["silent", "store_history", "allow_stdin", "stop_on_error"]:
        content = talk.reply(talk.request("execute_request", {"code": "Console.ReadLine()", "allow_stdin": False, name: "perhaps"}))["content"]
        assert content["status"] == "error" and name in content["evalue"], content


def nested_json(talk):
    code = "(new string('[', {0}) + new string(']', {0})).DisplayAs(\"application/json\");"
    for depth in [1, 61, 63, 64, 200]:
        _, told = talk.run(code.format(depth), patience=10)
        assert [json.dumps(m["content"]["data"]["application/json"]) for m in told if m["msg_type"] == "display_data"] == ["[" * depth + "]" * depth], told
    _, told = talk.run(code.format(10_000), patience=10)
    assert [m["content"]["data"]["application/json"] for m in told if m["msg_type"] == "display_data"] == ["[" * 10_000 + "]" * 10_000]


def json_that_is_no_text(talk):
    content, told = talk.run('"{\\"a\\": \\"\\\\ud800\\"}".DisplayAs("application/json");', patience=10)
    assert content["status"] == "error" and "application/json" in content["evalue"] and "surrogate" in content["evalue"], content
    assert "error" in kinds(told) and talk.value("1") == "1"


def two_clients(talk):
    other = another(talk)
    mine, theirs = talk.send('Console.WriteLine("mine"); var shared = 8;'), other.send('Console.WriteLine("theirs");')
    assert text(talk.told(mine)) == "mine\n" and text(other.told(theirs)) == "theirs\n"
    assert talk.reply(mine)["content"]["status"] == other.reply(theirs)["content"]["status"] == "ok"
    third = talk.send('Console.WriteLine("for all");')
    assert text(other.told(third)) == "for all\n"
    assert other.value("shared") == "8"
    other.close()


def client_vanishes(talk):
    other = another(talk)
    other.send('for (int i = 0; i < 300; i++) { Console.WriteLine(new string((char)120, 2000)); System.Threading.Thread.Sleep(5); }')
    time.sleep(0.5)
    other.close()
    assert talk.value("9") == "9"


def ten_thousand_outputs(talk):
    _, told = talk.run("for (int i = 0; i < 10_000; i++) display(i);", patience=120)
    shown = [m["content"]["data"]["text/plain"] for m in told if m["msg_type"] == "display_data"]
    assert shown == [str(i) for i in range(10_000)], len(shown)
    _, told = talk.run("for (int i = 0; i < 10_000; i++) Console.WriteLine(i);", patience=120)
    assert text(told) == "".join(f"{i}\n" for i in range(10_000))


def fifty_megabytes(talk):
    content, told = talk.run("Console.Write(new string('y', 50_000_000));", patience=120)
    assert content["status"] == "ok", content
    assert len(text(told)) < 2_000_000 and "output cut here" in text(told), len(text(told))
    _, told = talk.run("HTML(new string('z', 50_000_000))", patience=120)
    size = sum(len(v) for m in told for v in m["content"].get("data", {}).values())
    assert size < 1000 and "left out" in json.dumps([m["content"] for m in told]), size


def heart_beats_while_a_cell_runs(talk):
    message_id = talk.send("System.Threading.Thread.Sleep(1500);")
    socket = zmq.Context.instance().socket(zmq.REQ)
    socket.connect(f"tcp://{talk.client.ip}:{talk.client.hb_port}")
    socket.send(b"ping")
    assert socket.poll(1000) and socket.recv() == b"ping"
    socket.close(0)
    talk.told(message_id)


def subscribers_are_welcomed(talk):
    socket = zmq.Context.instance().socket(zmq.SUB)
    socket.connect(f"tcp://{talk.client.ip}:{talk.client.iopub_port}")
    socket.setsockopt(zmq.SUBSCRIBE, b"")
    assert socket.poll(5000), "no welcome"
    # The other clients hear it too, and a session refuses what it has seen already.
    session = Session(key=talk.client.session.key)
    _, frames = session.feed_identities(socket.recv_multipart())
    message = session.deserialize(frames)
    assert message["msg_type"] == "iopub_welcome" and message["content"] == {"subscription": ""}, message
    socket.close(0)


def process_of_the_cells_dies(talk):
    content, told = talk.run("var lost = 1; Environment.Exit(3);")
    assert content["status"] == "error" and "state is lost" in content["evalue"], content
    published = next(m["content"] for m in told if m["msg_type"] == "error")
    assert "run the earlier cells again" in published["traceback"][-1], published
    assert talk.value("10") == "10"
    assert talk.run("lost")[0]["status"] == "error"


def waits_are_called_back_and_variables_stay(talk):
    for n, wait in enumerate(("System.Threading.Thread.Sleep(100_000);", "await Task.Delay(100_000);", "Task.Delay(100_000).Wait();")):
        message_id = talk.send(f"var waiting = {n}; Console.WriteLine(1); {wait}")
        while talk.client.get_iopub_msg(timeout=20)["msg_type"] != "stream":
            pass
        talk.manager.interrupt_kernel()
        published = next(m["content"] for m in talk.told(message_id, 20) if m["msg_type"] == "error")
        assert published["ename"] == "Interrupted", published
        assert talk.value("waiting") == str(n)


def cell_that_cannot_be_ended(talk):
    message_id = talk.send("var lost = 1; Console.WriteLine(1); Task.Run(() => new System.Threading.ManualResetEvent(false).WaitOne()).Wait();")
    while talk.client.get_iopub_msg(timeout=20)["msg_type"] != "stream":
        pass
    talk.manager.interrupt_kernel()
    published = next(m["content"] for m in talk.told(message_id, 20) if m["msg_type"] == "error")
    assert published["ename"] == "Interrupted" and "run the earlier cells again" in published["traceback"][-1], published
    assert talk.run("lost")[0]["status"] == "error"


def processes_that_died_hold_nothing_open(talk):
    def held():
        return len(os.listdir(f"/proc/{pid(talk.manager)}/fd"))

    for _ in range(2):
        talk.run("Environment.Exit(3);")
        assert talk.value("1") == "1"
    before = held()
    for _ in range(6):
        talk.run("Environment.Exit(3);")
        assert talk.value("1") == "1"
    end = time.time() + 10
    while held() > before + 3 and time.time() < end:
        time.sleep(0.2)
    assert held() <= before + 3, (before, held())


def output_after_the_cell_has_ended(talk):
    talk.run('_ = Task.Run(async () => { await Task.Delay(700); Console.WriteLine("late"); });')
    end = time.time() + 10
    while time.time() < end:
        message = talk.client.get_iopub_msg(timeout=10)
        if message["msg_type"] == "stream":
            assert message["content"]["text"] == "late\n"
            return
    raise AssertionError("nothing came")


def two_hundred_cells(talk):
    kernel = pid(talk.manager)
    worker = children(kernel)[0]
    for i in range(60):
        talk.run(f"var v{i} = {i}; v{i}")
    before = memory(kernel), memory(worker)
    for i in range(200):
        talk.run(f"var w{i} = new double[1000]; w{i}.Length")
    after = memory(kernel), memory(worker)
    print(f"measured: memory of kernel and worker in MB: {before} after 60 cells, {after} after 200 more", file=sys.stderr)
    assert after[0] - before[0] < 20 and after[1] - before[1] < 60, (before, after)


def time_of_a_warm_cell(talk):
    times = []
    for i in range(40):
        began = time.time()
        talk.run(f"{i} + 1")
        times.append(time.time() - began)
    print(f"measured: a warm trivial cell: median {statistics.median(times) * 1000:.1f} ms of {len(times)}", file=sys.stderr)


# Those that end their kernel get one of their own.

def time_to_the_first_answer():
    began = time.time()
    manager = start()
    talk = Talk(manager)
    assert talk.value("1 + 1") == "2"
    print(f"measured: kernel start to the first cell's answer: {time.time() - began:.2f} s", file=sys.stderr)
    talk.close()
    manager.shutdown_kernel(now=True)


def shutdown_during_a_cell():
    manager = start()
    talk = Talk(manager)
    kernel = pid(manager)
    talk.send("while (true) { }")
    time.sleep(2)
    workers = children(kernel)
    assert workers
    reply = talk.reply(talk.request("shutdown_request", {"restart": False}, "control"), "control", 10)
    assert reply["content"] == {"status": "ok", "restart": False}, reply
    while (message := talk.client.get_iopub_msg(timeout=5))["msg_type"] != "shutdown_reply":
        pass
    assert message["content"] == {"status": "ok", "restart": False}, message
    assert gone(kernel, 5) and all(gone(w, 5) for w in workers)
    talk.close()
    manager.shutdown_kernel(now=True)


def restart():
    manager = start()
    talk = Talk(manager)
    talk.run("var before = 1;")
    workers = children(pid(manager))
    talk.close()
    manager.restart_kernel()
    talk = Talk(manager)
    assert all(gone(w, 5) for w in workers)
    content, _ = talk.run("before")
    assert content["status"] == "error" and content["execution_count"] == 1, content
    talk.close()
    manager.shutdown_kernel()


def kernel_is_killed():
    manager = start()
    talk = Talk(manager)
    talk.run("var before = 1;")
    kernel = pid(manager)
    workers = children(kernel)
    os.kill(kernel, signal.SIGKILL)
    assert all(gone(w, 10) for w in workers), "the cells' process lives on"
    talk.close()
    manager.restart_kernel(now=True)
    talk = Talk(manager)
    assert talk.value("11") == "11"
    talk.close()
    manager.shutdown_kernel()


def starter_is_gone():
    """A client that is killed cannot say goodbye to its kernel."""
    reader, writer = os.pipe()
    starter = os.fork()
    if starter == 0:
        try:
            manager = start()
            Talk(manager).run("1")
            os.write(writer, f"{pid(manager)} {children(pid(manager))[0]}".encode())
            time.sleep(60)
        finally:
            os._exit(1)
    kernel, worker = map(int, os.read(reader, 100).split())
    os.kill(starter, signal.SIGKILL)
    os.waitpid(starter, 0)
    assert gone(kernel, 15) and gone(worker, 15)


def folder_is_gone():
    folder = tempfile.mkdtemp()
    manager = start(cwd=folder)
    talk = Talk(manager)
    os.rmdir(folder)
    talk.run("Environment.Exit(0);")
    count = talk.run("1")[0]["execution_count"]
    ids = [talk.send("1 + 1"), talk.send("2 + 2")]
    told = talk.told(ids[0])
    published = [m["content"] for m in told if m["msg_type"] == "error"]
    assert kinds(told) == ["status", "execute_input", "error", "status"] and folder in published[0]["evalue"], told
    replies = [talk.reply(i)["content"] for i in ids]
    # The other one may have come too late to be aborted.
    assert replies[0]["status"] == "error" and replies[1]["status"] in ("error", "aborted"), replies
    assert replies[0]["execution_count"] == count + 1, replies
    os.mkdir(folder)
    assert talk.value("3") == "3"
    talk.close()
    manager.shutdown_kernel(now=True)
    os.rmdir(folder)


def nothing_is_left_behind():
    # As long as a folder for temporary files may be for the runtime's own sockets: longer than those of macOS.
    parent = tempfile.mkdtemp()
    folder = parent + "/" + "x" * (58 - len(parent))
    os.mkdir(folder)
    manager = start(env={**os.environ, "TMPDIR": folder})
    talk = Talk(manager)
    kernel = pid(manager)
    for _ in range(2):
        assert talk.value("1") == "1"
        talk.run("Environment.Exit(3);")
    assert talk.value("1") == "1"
    talk.request("shutdown_request", {"restart": False}, "control")
    assert gone(kernel, 10)
    left = os.listdir(folder)
    talk.close()
    manager.shutdown_kernel(now=True)
    assert not [name for name in left if name.startswith(("CoreFxPipe", "clr-debug", "dotnet-diagnostic"))], left


def program_of_a_running_kernel_is_held():
    manager = start()
    talk = Talk(manager)
    assert talk.value("1") == "1"
    # The installer asks for this lock before it removes an old copy; other kernels of this test run may have it too.
    opened = [os.path.realpath(f"/proc/{pid(manager)}/fd/{fd}") for fd in os.listdir(f"/proc/{pid(manager)}/fd")]
    lock = next(path for path in opened if os.path.basename(path) == "in-use" and "/engine-" in path)
    with open(lock) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            raise AssertionError("nobody holds " + lock)
        except BlockingIOError:
            pass
    talk.close()
    manager.shutdown_kernel()


SHARED = [
    kernel_info, order_of_messages, counts_go_up, silent, not_stored, user_expressions, error, failure_stops_what_is_queued,
    failure_goes_on_where_asked, streams_come_as_they_are_written, display_is_updated_in_place, input_is_asked_for,
    input_that_waits_can_be_interrupted, input_for_another_question_is_dropped, input_without_a_client_that_answers, completion, inspection, completeness, history, comms,
    endless_loop_is_interrupted_and_variables_stay, endless_recursion_is_an_error_and_variables_stay, waits_are_called_back_and_variables_stay,
    storm_of_interrupts, bad_signature,
    malformed, unknown_message, request_without_its_fields, nested_json, json_that_is_no_text, two_clients, client_vanishes, ten_thousand_outputs, fifty_megabytes,
    heart_beats_while_a_cell_runs, subscribers_are_welcomed, output_after_the_cell_has_ended, two_hundred_cells, time_of_a_warm_cell,
    process_of_the_cells_dies, cell_that_cannot_be_ended, processes_that_died_hold_nothing_open,
]
ALONE = [time_to_the_first_answer, shutdown_during_a_cell, restart, kernel_is_killed, starter_is_gone, folder_is_gone, nothing_is_left_behind, program_of_a_running_kernel_is_held]


def attempt(case, *arguments):
    began = time.time()
    error = None
    try:
        case(*arguments)
    except BaseException:
        error = traceback.format_exc()
    print(json.dumps({"case": case.__name__, "error": error, "seconds": round(time.time() - began, 2)}), flush=True)
    return error is None


def main():
    wanted = set(sys.argv[1:])
    talk = None
    for case in SHARED:
        if wanted and case.__name__ not in wanted:
            continue
        talk = talk or Talk(start())
        if not attempt(case, talk):
            # Whatever it left behind is not to be the next one's trouble.
            talk.close()
            talk.manager.shutdown_kernel(now=True)
            talk = None
    if talk:
        talk.close()
        talk.manager.shutdown_kernel()
    for case in ALONE:
        if not wanted or case.__name__ in wanted:
            attempt(case)


main()
