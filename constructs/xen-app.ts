/** Owns `XenApp`: an app that judges its fleet before it writes anything, and emits what passes. */
import { EmitError, type Artefact } from "../lib/emit/artefact";
import { emitFleet, emitRunbooks, fleetFile } from "../lib/emit/emit";
import type { Judgement } from "../lib/policy/evaluate";
import { renderHuman } from "../lib/report/human";
import { policies } from "../policies";
import { App, type AppConfig, keepStatesByRelativePaths } from "./cdktf";
import { declareApplied, writeProposals } from "./applied";
import { DeclarationError } from "./declaration-error";
import { Guard } from "./guard";
import type { Judged, JudgeOptions } from "./judge";
import { refuseForeignArtefacts, removeOutput, writeArtefacts } from "./output";

export interface XenAppProps extends AppConfig, JudgeOptions {
  /** Whether `synth` writes artefacts, or leaves them to `xenplan emit`. Default: true. */
  readonly emit?: boolean;
  /**
   * Whether Terraform writes `applied/STACK.json`, beside the state, as the last thing of an apply: the fleet that is there now, which is the `base` of
   * what comes next. Needs a POSIX shell where Terraform runs. Default: true.
   */
  readonly applied?: boolean;
  /** Where findings that reject nothing, and notes, go. Default: standard error. */
  readonly report?: (text: string) => void;
}

/**
 * A CDKTF app whose `synth` judges the whole fleet first. A rejected fleet throws `RejectedFleet`, writes nothing, and removes what an earlier
 * synth left. What passes is synthesized, and its xl.cfg files, scripts, runbooks (where a base is given) and `fleet.json`, which is the
 * next run's base, are written to `xenplan/` in the output folder.
 *
 * A stack without a backend keeps its state as `terraform.STACK.tfstate` beside the output folder, by a relative path.
 */
export class XenApp extends App {
  private readonly guard: Guard;
  private readonly emits: boolean;
  private readonly keepsApplied: boolean;
  private readonly report: (text: string) => void;
  private written: readonly string[] = [];

  /** @throws DeclarationError if the output folder can't be made, or for a prop of an earlier release, which would be ignored otherwise. */
  constructor({
    base,
    failOn,
    allowUndecided,
    asOf,
    emit = true,
    applied = true,
    report,
    ...config
  }: XenAppProps = {}) {
    try {
      super(config);
    } catch (error) {
      throw error instanceof Error && "syscall" in error
        ? new DeclarationError(`the output folder can't be made: ${error.message}`)
        : error;
    }
    if ("baseline" in config)
      throw new DeclarationError("XenApp has no prop baseline: what was there before is its base");
    this.emits = emit;
    this.keepsApplied = applied;
    this.report = report ?? ((text) => void process.stderr.write(text));
    this.guard = Guard.of(this);
    this.guard.configure({
      ...(base !== undefined && { base }),
      ...(failOn !== undefined && { failOn }),
      ...(allowUndecided !== undefined && { allowUndecided }),
      ...(asOf !== undefined && { asOf }),
    });
  }

  /** The artefacts that `synth` wrote, relative to the output folder. */
  get artefacts(): readonly string[] {
    return this.written;
  }

  /** What policies say of the fleet as it is declared now. @throws RejectedFleet if they reject it. */
  judge(): Judgement {
    return this.guard.judge().judgement;
  }

  /**
   * @throws RejectedFleet if the fleet breaks a constraint.
   * @throws InputError if a declaration is malformed, or the base can't be read.
   */
  override synth(): void {
    const judged = this.guard.judge();
    // Before anything is written: an emitter that fails must not leave half an output.
    const artefacts = this.emits ? this.emit(judged) : [];
    if (artefacts.length > 0) refuseForeignArtefacts(this.outdir, artefacts);
    keepStatesByRelativePaths(this);
    const proposals = this.keepsApplied ? declareApplied(judged.change.after, this.guard.resources) : undefined;
    // What is killed from here on leaves no mixture: the Terraform of one fleet beside the artefacts of another.
    removeOutput(this.outdir);
    super.synth();
    if (proposals !== undefined) writeProposals(this.outdir, proposals);
    this.written = writeArtefacts(this.outdir, artefacts);
    for (const host of proposals?.split ?? [])
      this.report(
        `xenplan: no applied file will tell of the host ${host}: what is on it is declared in several stacks, which are applied one by one\n`,
      );
    if (judged.judgement.findings.length > 0) this.report(renderHuman(judged.judgement, policies));
  }

  /** The fleet alone where one artefact would need a value that isn't known until apply: half a host's files are worse than none. */
  private emit({ change }: Judged): readonly Artefact[] {
    const fleet = fleetFile(change.after);
    try {
      return [fleet, ...emitFleet(change.after), ...emitRunbooks(change)];
    } catch (error) {
      if (!(error instanceof EmitError)) throw error;
      this.report(`xenplan: of the artefacts, only ${fleet.path} was written: ${error.message}\n`);
      return [fleet];
    }
  }
}
