"""
Asks the frozen tool and ours the same (cells.txt), in one session each, and prints one JSON line for each cell: {"case", "error"}. Answers
are the same where the kinds of events, their order, texts and media types are. What differs throughout, because ours is meant to:
- a value whose text says it all (numbers, dates, tables, tasks) is text alone, where the tool wraps it into HTML;
- other values have their text beside their HTML;
- errors name cell and line, and leave out frames that are not the learner's.
    python3 table.py [CASE ...]
"""
import html
import itertools
import json
import os
import re
import sys
import tempfile

from stdio import OURS, TOOL, Stdio

CELLS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cells.txt")
HEADER = re.compile(r"^== (.*?)(?: @(\w+))?(?: \?(\w+)(?::(\w+))?(?: (\d+),(\d+))?)?(?: ~ (.*))?$")
MOST = int(os.environ.get("MOST", 700))  # Characters of an event in a message.
ANSWERS = ["Ada", "secret", "12"]
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}|[\d.]+(?=ms)")
SHOWN = ("DisplayedValueProduced", "DisplayedValueUpdated", "ReturnValueProduced")
PRINTED = ("StandardOutputValueProduced", "StandardErrorValueProduced")


def cells(folder):
    """(name, kernel, question, argument, place, why, text) of each; $FOLDER in a text is the sessions' folder."""
    found = []
    for line in open(CELLS, encoding="utf-8").read().replace("$FOLDER", folder).split("\n"):
        if match := HEADER.match(line):
            name, kernel, question, argument, row, column, why = match.groups()
            place = (int(row), int(column)) if row else None
            found.append([name, kernel or "csharp", question, argument, place, why, []])
        elif found:
            found[-1][-1].append(line)
    return [(*cell[:-1], "\n".join(cell[-1]).rstrip("\n")) for cell in found]


def ask(kernel, index, cell):
    _, name, question, argument, place, _, text = cell
    if question is None:
        return kernel.run(text, name, index)
    if question == "SendValue":
        return kernel.ask(question, kernel=name, name=argument, formattedValue={"mimeType": "application/json", "value": "[1, 2]"})
    if question in ("RequestValue",):
        return kernel.ask(question, kernel=name, name=argument, mimeType="text/plain")
    if question == "RequestValueInfos":
        return kernel.ask(question, kernel=name, mimeType="text/plain")
    if question == "RequestKernelInfo":
        return kernel.ask(question, kernel=name)
    return kernel.ask(question, text, place, name)


def forms(values):
    return {value["mimeType"]: plain(value["value"]) for value in values}


def plain(text):
    """Without ids and times; a handle holds what is shown, which is compared there, a function its place in memory."""
    if "DisplayId" in text or "RuntimeMethodInfo" in text:
        return "a handle or a function"
    return ID.sub("", text.replace("\r\n", "\n"))


def told(lines):
    """What a client makes of the lines: (kind, what) each, names of displays by their order."""
    ids, events = {}, []
    for line in lines:
        kind = line.get("eventType") or line["commandType"]
        what = line.get("event") or line.get("command") or {}
        if "using static Microsoft.DotNet.Interactive.Kernel;" in ((line.get("command") or {}).get("command") or {}).get("code", ""):
            continue  # The tool's own first cell.
        if kind in PRINTED:
            text = forms(what["formattedValues"])["text/plain"]
            if events and events[-1][0] == kind:
                text = events.pop()[1] + text
            events.append((kind, text))
        elif kind in SHOWN:
            place = None
            if what["valueId"]:
                # -1: of no display of this cell.
                place = ids.get(what["valueId"], -1) if kind == "DisplayedValueUpdated" else ids.setdefault(what["valueId"], len(ids))
            if kind == "DisplayedValueUpdated" and "Installing Packages" in str(what):
                continue  # A bar, as long as it takes.
            events.append((kind, (place, forms(what["formattedValues"]))))
        elif kind == "DiagnosticsProduced":
            events.append((kind, [(d["severity"], d["code"], d["message"], d["linePositionSpan"]) for d in what["diagnostics"]]))
        elif kind == "CommandFailed":
            events.append((kind, what["message"]))
        elif kind == "RequestInput":
            events.append((kind, (what["prompt"], what["isPassword"])))
        elif kind == "CompletionsProduced":
            events.append((kind, (what["linePositionSpan"], sorted({c["displayText"] for c in what["completions"]}))))
        elif kind == "HoverTextProduced":
            events.append((kind, forms(what["content"])["text/markdown"]))
        elif kind == "SignatureHelpProduced":
            events.append((kind, (what["activeSignatureIndex"], what["activeParameterIndex"], [s["label"] for s in what["signatures"]])))
        elif kind == "ValueInfosProduced":
            events.append((kind, sorted((v["name"], v["typeName"], *forms([v["formattedValue"]]).values()) for v in what["valueInfos"])))
        elif kind == "ValueProduced":
            events.append((kind, (what["name"], forms([what["formattedValue"]]))))
            # Of several, which an inner question asks for, the order says nothing.
            start = next(i for i in reversed(range(len(events) + 1)) if i == 0 or events[i - 1][0] != kind)
            events[start:] = sorted(events[start:], key=str)
        elif kind == "KernelInfoProduced":
            info = what["kernelInfo"]
            events.append((kind, (info["localName"], info["languageName"], sorted(info["aliases"]),
                                  sorted(c["name"] for c in info["supportedKernelCommands"]))))
        else:
            events.append((kind, None))
    return events


INNER = re.compile(r"^(?: ---> |caused by )(.*)$", re.M)
PRE = re.compile(r'(?:<div class="dni-plaintext"><pre>|<span>)(.*?)(?:</pre></div>|</span>)(?:<style>.*?</style>)?', re.S)
STYLE = re.compile(r"<style>.*?</style>", re.S)


def same_forms(theirs, ours):
    ours, theirs = dict(ours), dict(theirs)
    if theirs == ours:
        return True
    if list(theirs) == ["text/html"]:
        if list(ours) == ["text/plain"] and (pre := PRE.fullmatch(theirs["text/html"])):
            return html.unescape(pre[1]).strip() == ours["text/plain"].strip()
        if set(ours) == {"text/html", "text/plain"}:
            return STYLE.sub("", theirs["text/html"]) == STYLE.sub("", ours["text/html"])
    return False


def error(message):
    """
    The first line, without the place that ours names before a compiler's error and the tool as (line,column); then the exceptions that
    caused it.
    """
    first = message.split("\n")[0].strip()
    return [re.sub(r"^(\(\d+,\d+\): error |.*?, line \d+, column \d+: )", "", first), *INNER.findall(message)]


def same(theirs, ours):
    (kind, their), (other, our) = theirs, ours
    if kind != other:
        return False
    if kind in SHOWN:
        # The tool's handles update nothing.
        updated = kind == "DisplayedValueUpdated" and their[0] == -1
        return (updated or their[0] == our[0]) and same_forms(their[1], our[1])
    if kind == "CommandFailed":
        return error(their) == error(our)
    if kind == "CompletionsProduced":
        return bool(our[1]) == bool(their[1]) and set(our[1]) <= set(their[1])
    if kind == "HoverTextProduced":
        return their.split("\n")[0].split(" (+")[0] in our
    if kind == "SignatureHelpProduced":
        return their[1] == our[1] and sorted(their[2]) == sorted(our[2])
    return their == our


def difference(theirs, ours):
    for i, (their, our) in enumerate(itertools.zip_longest(theirs, ours)):
        if their is None or our is None or not same(their, our):
            if kinds([their or (None, None)]) == kinds([our or (None, None)]) and isinstance(their[1], list):
                their, our = ([part for part in one[1] if part not in other[1]] for one, other in ((their, our), (our, their)))
            return f"event {i}\nthe tool's: {str(their)[:MOST]}\nours: {str(our)[:MOST]}\n{kinds(theirs)}\n{kinds(ours)}"
    return None


def kinds(events):
    return ", ".join(str(kind) for kind, _ in events)


def main(folder):
    with open(os.path.join(folder, "lib.cs"), "w") as file:
        file.write("public static class Imported { public static int Answer => 42; }\n")
    with open(os.path.join(folder, "lib.dib"), "w") as file:
        file.write("#!csharp\n\nvar fromNotebook = \"yes\";\n")
    both = [Stdio(command, folder, ANSWERS) for command in (TOOL, OURS)]
    for i, cell in enumerate(cells(folder)):
        if len(sys.argv) > 1 and cell[0] not in sys.argv[1:]:
            continue
        theirs, ours = (told(ask(kernel, i, cell)) for kernel in both)
        found, why = difference(theirs, ours), cell[5]
        if why is None:
            wrong = found
        elif not found:
            wrong = f"no difference, though there is a reason for one: {why}"
        else:
            # Whatever is said otherwise, it ends the same way.
            wrong = None if kinds(theirs[-1:]) == kinds(ours[-1:]) else found
        print(json.dumps({"case": cell[0], "error": wrong}), flush=True)
    for kernel in both:
        kernel.close()
    assert not both[1].garbage, both[1].garbage


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as sessions:
        main(sessions)
