/** Owns the way into dom0 that needs no network there: scripts over a virtio-serial port, to the agent dom0/agent.py. */
import { pause } from "./timing";
import { Lines } from "./lines";

export interface Ran {
  readonly code: number;
  /** Standard output and standard error, as they came. */
  readonly output: Buffer;
}

/** How much later than the agent's own limit an answer may come. */
const GRACE_SECONDS = 30;

export class SideChannel {
  private readonly waiting = new Map<
    string,
    { readonly resolve: (ran: Ran) => void; readonly reject: (error: Error) => void }
  >();
  private lines!: Lines;
  private count = 0;

  static async connect(path: string): Promise<SideChannel> {
    const channel = new SideChannel();
    channel.lines = await Lines.connect(
      path,
      (line) => channel.hear(line),
      () => channel.end(),
    );
    // Ends what somebody may have left unfinished.
    channel.lines.send("");
    return channel;
  }

  /** Runs a script with bash. Code 124 is one that took too long. Scripts run side by side. @throws Error if the agent does not answer. */
  async run(
    script: string,
    { seconds, input = Buffer.alloc(0) }: { readonly seconds: number; readonly input?: Buffer },
  ): Promise<Ran> {
    const tag = `r${++this.count}`;
    const answer = new Promise<Ran>((resolve, reject) => {
      this.waiting.set(tag, { resolve, reject });
    });
    this.lines.send(`${tag} ${seconds} ${Buffer.from(script).toString("base64")} ${input.toString("base64")}`);
    const patience = new AbortController();
    const late = pause((seconds + GRACE_SECONDS) * 1000, patience.signal).then(() => {
      throw new Error(`dom0 did not answer within ${seconds + GRACE_SECONDS} s to:\n${script}`);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      this.waiting.delete(tag);
      patience.abort();
    }
  }

  close(): void {
    this.lines.close();
  }

  private hear(line: string): void {
    const [tag = "", code, output = ""] = line.split(" ");
    this.waiting.get(tag)?.resolve({ code: Number(code), output: Buffer.from(output, "base64") });
  }

  private end(): void {
    for (const { reject } of this.waiting.values()) reject(new Error("dom0's machine has ended"));
  }
}
