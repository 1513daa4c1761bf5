/** Owns the arguments: commands, options, their help. Must not load what the commands do: `xenplan --help` starts as fast as it can. */
import { Command, CommanderError, Option } from "commander";
import type { AnyPolicy } from "../policy/policy";
import type * as checkModule from "./check";
import type * as diagnoseModule from "./diagnose";
import type * as emitModule from "./emit";
import type { ExitCode } from "./exit-code";
import type * as explainModule from "./explain";
import type { Io } from "./io";
import type { CheckOptions, EmitOptions } from "./options";
import { VERSION } from "./version";

/* eslint-disable @typescript-eslint/no-require-imports -- a command's modules load when it runs, and not before */

/** A list that is loaded when a command needs it: help needs none. */
export type LazyPolicies = () => readonly AnyPolicy[];

const INPUT =
  "cdktf.out folder, cdk.tf.json, terraform show -json plan, fleet.yaml or .json, xl.cfg file or a folder of them, or - for standard input";

const EPILOGUE = `
Exit codes:
  0  judged, nothing at or above --fail-on
  1  findings at or above it (an undecided policy counts at its severity)
  2  usage, or a waiver file, is wrong
  3  not judged: unreadable, malformed, unsupported, incomplete, or nothing of xenplan's in it
  4  internal error`;

const DIAGNOSE_EPILOGUE = `
Exit codes:
  0  something was recognized
  1  nothing was: the cause is unknown, and none is guessed
  2  usage is wrong
  3  there is no such file, or it can't be read`;

/** @param done gets the exit code of the command that ran. Parsing throws a CommanderError for wrong arguments, and for help. */
export function program(io: Io, policies: LazyPolicies, done: (code: ExitCode) => void): Command {
  const root = new Command("xenplan")
    .description("Judges declared Xen hosts and domUs against documented Xen constraints, and emits what passes.")
    .version(VERSION, "-V, --version")
    .helpCommand("help [command]", "help on a command")
    .showSuggestionAfterError()
    .showHelpAfterError("(xenplan --help says more)")
    .addHelpText("after", EPILOGUE)
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout,
      writeErr: io.stderr,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });

  judging(root.command("check").description("judge a fleet").argument("<input...>", INPUT)).action(
    (inputs: string[], options: CheckOptions) => {
      const { check } = require("./check") as typeof checkModule;
      done(check(inputs, options, io, policies()));
    },
  );
  judging(
    root
      .command("emit")
      .description(
        "judge a fleet, and write xl.cfg files, scripts and runbooks of what passes (a fatal finding never does)",
      ),
  )
    .argument("<input...>", INPUT)
    .requiredOption("-o, --output <dir>", "folder of its own to write to")
    .action((inputs: string[], options: EmitOptions) => {
      const { emit } = require("./emit") as typeof emitModule;
      done(emit(inputs, options, io, policies()));
    });
  judging(
    root
      .command("runbook")
      .description("judge a change, and write what to do about it as steps (a plan brings its own base)"),
  )
    .argument("<input...>", INPUT)
    .requiredOption("-o, --output <dir>", "folder of its own to write to")
    .action((inputs: string[], options: EmitOptions) => {
      const { runbook } = require("./emit") as typeof emitModule;
      done(runbook(inputs, options, io, policies()));
    });
  root
    .command("explain")
    .description("why a policy holds: rationale, facts with their sources, examples, remedy")
    .argument("<policy>", "id of a policy, as xenplan policies lists them")
    .action((id: string) => {
      const { explain } = require("./explain") as typeof explainModule;
      done(explain(id, io, policies()));
    });
  root
    .command("diagnose")
    .description(
      "what an error of xl, libxl, the hypervisor, a script or a kernel means: the policy that would have caught it, and the remedy",
    )
    .argument("<text...>", "the text, a file that holds it (a whole log, of any size), or - for standard input")
    .option("-f, --format <format[=file]>", "human or json, to a file if one is named; several in one run", collect, [])
    .addHelpText("after", DIAGNOSE_EPILOGUE)
    .action((words: string[], options: diagnoseModule.DiagnoseOptions) => {
      const { diagnose } = require("./diagnose") as typeof diagnoseModule;
      done(diagnose(words, options, io));
    });
  root
    .command("policies")
    .description("list the policies")
    .addOption(new Option("-f, --format <format>", "how").choices(["human", "json"]).default("human"))
    .action(({ format }: { format: "human" | "json" }) => {
      const { listPolicies } = require("./explain") as typeof explainModule;
      done(listPolicies(format, io, policies()));
    });
  return root;
}

function judging(command: Command): Command {
  return command
    .option(
      "--base <input>",
      "what there was before, for policies on changes: an input, git:REF:PATH for one of another branch, or none if there was nothing",
    )
    .option("--require-base", "fail if nothing says what was before", false)
    .option("--as-of <day>", "the day by which windows and waivers are judged, as 2026-12-31 (default: today)")
    .option(
      "--configuration <file>",
      "the cdk.tf.json that a plan was made of, for the lines of your program (default: the one beside the plan)",
    )
    .option("--xen <release>", "what the hosts run that only xl.cfg files tell of, as 4.17 (xl info: xen_version)")
    .option(
      "--define <key=value>",
      "fill a placeholder of xl.cfg templates, or set a key as xl create FILE KEY=VALUE does; may stand several times",
      collect,
      [],
    )
    .option("--require-host", "judge the domUs of an xl.cfg as strictly as those of a declared host", false)
    .addOption(
      new Option("--fail-on <severity>", "the mildest finding that fails")
        .choices(["error", "warning", "info", "never"])
        .default("error"),
    )
    .option("--allow-undecided", "let policies pass that can't be decided", false)
    .option(
      "--waivers <file>",
      "findings that were accepted: a list of { policy, host?, kind?, name?, path?, undecided?, all?, reason, until? }",
    )
    .option(
      "-f, --format <format[=file]>",
      "human, json, sarif or github, to a file if one is named; several in one run",
      collect,
      [],
    );
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

export function isHelp(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}

export function isUsage(error: unknown): boolean {
  return error instanceof CommanderError;
}
