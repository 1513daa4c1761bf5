/** Owns the conversation with QEMU itself: its machine protocol, QMP. */
import { Lines } from "./lines";

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class Qmp {
  private readonly waiting: Waiting[] = [];
  private lines!: Lines;

  static async connect(path: string): Promise<Qmp> {
    const qmp = new Qmp();
    qmp.lines = await Lines.connect(
      path,
      (line) => qmp.hear(line),
      () => qmp.end(),
    );
    await qmp.execute("qmp_capabilities");
    return qmp;
  }

  /** Answers come in the order of the commands. @throws Error with QEMU's words if it refuses. */
  async execute(command: string, args: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.lines.send(JSON.stringify({ execute: command, arguments: args }));
    });
  }

  /** A command of the human monitor, for what QMP has no word for. Returns what it prints: nothing, if all went well. */
  async monitor(line: string): Promise<string> {
    return String(await this.execute("human-monitor-command", { "command-line": line }));
  }

  close(): void {
    this.lines.close();
  }

  private hear(line: string): void {
    const message = JSON.parse(line) as { readonly return?: unknown; readonly error?: { readonly desc: string } };
    if (message.error !== undefined) this.waiting.shift()?.reject(new Error(`QEMU: ${message.error.desc}`));
    else if ("return" in message) this.waiting.shift()?.resolve(message.return);
  }

  private end(): void {
    for (const { reject } of this.waiting.splice(0)) reject(new Error("QEMU has ended"));
  }
}
