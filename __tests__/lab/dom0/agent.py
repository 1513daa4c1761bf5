"""The dom0 end of the side channel: runs scripts that come over a virtio-serial port, side by side.

A request is one line, TAG SECONDS SCRIPT INPUT, and its answer too, TAG CODE OUTPUT; SCRIPT, INPUT and OUTPUT are in base64. What a script
leaves running may keep its output open: the output is a file, so that nobody waits for that. Code 124 is a script that took too long.
"""
import base64
import glob
import os
import signal
import subprocess
import threading
import time

PORT = "lab.agent"


def port():
    while True:
        for name in glob.glob("/sys/class/virtio-ports/*/name"):
            with open(name) as file:
                if file.read().strip() == PORT:
                    return os.open("/dev/" + name.split("/")[4], os.O_RDWR)
        time.sleep(0.1)


def run(number, seconds, script, given):
    paths = ["/run/lab-%d-%s" % (number, kind) for kind in ("script", "input", "output")]
    for path, content in zip(paths, (script, given, b"")):
        with open(path, "wb") as file:
            file.write(content)
    try:
        with open(paths[1], "rb") as stdin, open(paths[2], "wb") as out:
            child = subprocess.Popen(["bash", paths[0]], stdin=stdin, stdout=out, stderr=out, cwd="/root", start_new_session=True)
            try:
                code = child.wait(timeout=seconds)
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
                code = 124
        with open(paths[2], "rb") as file:
            return code if code >= 0 else 128 - code, file.read()
    finally:
        for path in paths:
            os.unlink(path)


class Agent:
    def __init__(self, channel):
        self.channel = channel
        self.lock = threading.Lock()

    def send(self, line):
        with self.lock:
            while line:
                line = line[os.write(self.channel, line):]

    def answer(self, number, tag, seconds, script, given):
        try:
            code, output = run(number, float(seconds), base64.b64decode(script), base64.b64decode(given))
        except Exception as error:  # The other end must hear of it.
            code, output = 255, repr(error).encode()
        self.send(b"%s %d %s\n" % (tag, code, base64.b64encode(output)))

    def serve(self):
        buffer = b""
        number = 0
        while True:
            data = os.read(self.channel, 65536)
            if not data:  # Nobody is at the other end.
                time.sleep(0.05)
                continue
            *lines, buffer = (buffer + data).split(b"\n")
            for line in lines:
                words = line.split(b" ")
                if len(words) != 4:
                    continue
                number += 1
                threading.Thread(target=self.answer, args=(number, *words), daemon=True).start()


Agent(port()).serve()
