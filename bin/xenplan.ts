#!/usr/bin/env node
/** Owns the process: wires arguments, streams, files and policies into the command. */
import * as nodeModule from "node:module";
import { disk } from "../lib/disk/disk";
import { withGit } from "../lib/disk/git";
import { readText } from "../lib/disk/text-file";
import type { Io } from "../lib/cli/io";
import { run } from "../lib/cli/run";
import type * as policies from "../policies";

// Node 22 keeps what it has compiled for the next run; older ones compile it anew.
(nodeModule as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

const io: Io = {
  stdin: () => readText(0),
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  color: process.stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "",
  today: () => new Date().toISOString().slice(0, 10),
  files: withGit(disk),
};

// A reader that has seen enough (`xenplan check … | head`) is no error of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

// eslint-disable-next-line @typescript-eslint/no-require-imports -- help needs no policies, and must not wait for them
void run(process.argv.slice(2), io, () => (require("../policies") as typeof policies).policies).then(
  (code) => (process.exitCode = code),
);
