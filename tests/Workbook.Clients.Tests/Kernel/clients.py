"""What the protocol's cases share: kernels, requests and what came back. Needs Debian's python3-jupyter-client."""
import os
import queue
import time

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import KernelManager

PATIENCE = 60


class Talk:
    """One client of one kernel, and the messages it gets."""

    def __init__(self, manager, client=None):
        self.manager = manager
        self.client = client or manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)

    def send(self, code, **options):
        return self.client.execute(code, **options)

    def reply(self, message_id, channel="shell", patience=PATIENCE):
        """The answer to a request; answers to others are dropped."""
        get = {"shell": self.client.get_shell_msg, "control": self.client.get_control_msg}[channel]
        end = time.time() + patience
        while True:
            message = get(timeout=max(0.01, end - time.time()))
            if message["parent_header"].get("msg_id") == message_id:
                return message

    def told(self, message_id, patience=PATIENCE):
        """All that the kernel publishes for a request, up to its idle."""
        messages = []
        end = time.time() + patience
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.01, end - time.time()))
            if message["parent_header"].get("msg_id") == message_id:
                messages.append(message)
                if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                    return messages

    def run(self, code, patience=PATIENCE, **options):
        """Executes a cell: its reply's content, and what was published between busy and idle."""
        message_id = self.send(code, **options)
        told = self.told(message_id, patience)
        return self.reply(message_id)["content"], told

    def value(self, code):
        """The text of a cell's value."""
        content, told = self.run(code)
        assert content["status"] == "ok", content
        results = [m["content"]["data"]["text/plain"] for m in told if m["msg_type"] == "execute_result"]
        assert len(results) == 1, told
        return results[0]

    def request(self, kind, content, channel="shell"):
        message = self.client.session.msg(kind, content)
        getattr(self.client, channel + "_channel").send(message)
        return message["header"]["msg_id"]

    def close(self):
        self.client.stop_channels()


def start(**options):
    manager = KernelManager(kernel_name=os.environ.get("WORKBOOK_KERNEL", "workbook-csharp"))
    manager.start_kernel(**options)
    return manager


def another(talk):
    """A second client of the same kernel, with a session of its own."""
    client = BlockingKernelClient(connection_file=talk.manager.connection_file)
    client.load_connection_file()
    return Talk(talk.manager, client)


def pid(manager):
    return manager.provisioner.process.pid


def children(parent):
    """Processes that a process has started."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat") as file:
                    if int(file.read().rpartition(")")[2].split()[1]) == parent:
                        found.append(int(name))
            except OSError:
                pass
    return found


def gone(process, patience=10):
    """Whether a process ends in time; one that waits for its parent to be told counts as ended."""
    end = time.time() + patience
    while time.time() < end:
        try:
            with open(f"/proc/{process}/stat") as file:
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


def memory(process):
    """Resident memory in MB."""
    with open(f"/proc/{process}/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024


def text(told, name="stdout"):
    return "".join(m["content"]["text"] for m in told if m["msg_type"] == "stream" and m["content"]["name"] == name)


def kinds(told):
    return [m["msg_type"] for m in told]


def nothing(get, seconds=1.0):
    """Fails when a message comes."""
    try:
        message = get(timeout=seconds)
    except queue.Empty:
        return
    raise AssertionError(f"unexpected: {message['msg_type']} {message['content']}")
