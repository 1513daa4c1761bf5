/** Owns a unix socket on which both sides send lines. */
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { until } from "./timing";

export class Lines {
  private constructor(private readonly socket: Socket) {}

  /** Waits until somebody listens there. `onLine` gets each line, `onEnd` the end, once. */
  static async connect(path: string, onLine: (line: string) => void, onEnd: () => void): Promise<Lines> {
    const socket = await until(`somebody who listens on ${path}`, 30, () => tryConnect(path), 20);
    socket.on("error", () => undefined).once("close", onEnd);
    // It passes on the errors of the socket, which come with its end.
    createInterface({ input: socket })
      .on("line", onLine)
      .on("error", () => undefined);
    return new Lines(socket);
  }

  send(line: string): void {
    this.socket.write(`${line}\n`);
  }

  close(): void {
    this.socket.destroy();
  }
}

async function tryConnect(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => resolve(socket)).once("error", () => resolve(undefined));
  });
}
