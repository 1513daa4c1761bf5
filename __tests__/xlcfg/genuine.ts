/** Owns what Xen's own parser makes of many texts: the C program beside it, compiled once, and asked again after a text that ends it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { compiled } from "../xen/compiled";

/** What it reads a name as; null for a name that it did not find. Of a disk, what it says, as one object. */
export type GenuineValue = string | readonly GenuineValue[] | null;

/** "crashed" where it ends over a text: an assertion of its own. */
export type Genuine = readonly unknown[] | "refused" | "crashed";

export interface Question {
  /** A byte a character. */
  readonly text: string;
  readonly names: readonly string[];
}

const LIBRARIES = ["-lxlutil", "-lxenlight"];

/** @param what the texts are those of disks, in place of files. */
export function askGenuine(questions: readonly Question[], what?: "disk"): readonly Genuine[] {
  const answers: Genuine[] = [];
  while (answers.length < questions.length) {
    const input = questions
      .slice(answers.length)
      .map(({ text, names }) => `${text.length} ${names.length}\n${text}${names.map((name) => `${name}\n`).join("")}`)
      .join("");
    const { status, stdout } = spawnSync(
      compiled(join(__dirname, "read-many.c"), LIBRARIES),
      what === undefined ? [] : [what],
      {
        input: Buffer.from(input, "latin1"),
        encoding: "latin1",
        maxBuffer: 2 ** 30,
      },
    );
    const lines = stdout.split("\n").slice(0, -1);
    answers.push(...lines.map((line) => (line === "refused" ? line : (JSON.parse(line) as unknown[]))));
    if (answers.length < questions.length) {
      if (status === 3) throw new Error("read-many.c was asked wrongly");
      answers.push("crashed");
    }
  }
  return answers;
}
