/**
 * Owns the way through the real Terraform: a stack's folder, planned and applied there. The provider is the real null provider where
 * scripts/install-null-provider.sh has installed it; elsewhere each null_resource is rewritten as terraform_data, which Terraform has built in.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import { keepStatesByRelativePaths } from "../../constructs/cdktf";
import type { XenApp } from "../../constructs";

const PROVIDER =
  process.env["XENPLAN_NULL_PROVIDER"] ?? join(__dirname, "../../node_modules/.cache/xenplan/null-provider");
const CLI_CONFIG = join(PROVIDER, "terraform.rc");

export const INSTALL_TERRAFORM = "https://developer.hashicorp.com/terraform/install";

export const hasTerraform = spawnSync("terraform", ["version"]).status === 0;

/** The real null provider is installed. Without it, terraform_data stands in. */
export const hasProvider = existsSync(CLI_CONFIG);

if (hasTerraform && !hasProvider)
  process.stderr.write("terraform_data stands in for null_resource: run scripts/install-null-provider.sh\n");

/** What `terraform show -json` prints of a plan, as far as tests look into it. */
export interface PlanJson {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly provider_name: string;
    readonly change: PlannedChange;
  }[];
  timestamp?: string;
}

interface PlannedChange {
  readonly actions: readonly string[];
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export class Workspace {
  private initialized = false;

  /**
   * @param folder of one stack: `cdktf.out/stacks/NAME`.
   * @param program Terraform, or OpenTofu.
   */
  constructor(
    readonly folder: string,
    private readonly program = "terraform",
  ) {}

  /** Writes a stack that no policy has judged. No user gets one: a rejected fleet can't be synthesized. */
  writeUnjudged(app: XenApp, stack: TerraformStack): void {
    keepStatesByRelativePaths(app);
    stack.prepareStack();
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(join(this.folder, "cdk.tf.json"), JSON.stringify(stack.toTerraform(), undefined, 2));
  }

  validate(): void {
    this.init();
    this.terraform("validate");
  }

  /** Plans, and returns the plan's JSON. @param options such as `-target=null_resource.web`. */
  plan(...options: readonly string[]): string {
    this.init();
    this.terraform("plan", "-input=false", "-out=plan", ...options);
    return this.terraform("show", "-json", "plan");
  }

  /** Applies the last plan. Null resources without provisioners change nothing but the state in this folder. @returns what Terraform printed. */
  apply(): string {
    return this.terraform("apply", "-input=false", "plan");
  }

  /** By the name of the resource. */
  taint(name: string): void {
    this.terraform("taint", `${hasProvider ? "null_resource" : "terraform_data"}.${name}`);
  }

  destroy(): string {
    return this.terraform("destroy", "-input=false", "-auto-approve");
  }

  /** The state as it is stored. */
  state(): string {
    return this.terraform("state", "pull");
  }

  private init(): void {
    if (!hasProvider) useBuiltIn(join(this.folder, "cdk.tf.json"));
    if (this.initialized) return;
    this.terraform("init", "-input=false");
    this.initialized = true;
  }

  private terraform(command: string, ...args: readonly string[]): string {
    const flags = command === "show" || command === "state" || command === "taint" ? [] : ["-no-color"];
    const { status, stdout, stderr } = spawnSync(this.program, [command, ...flags, ...args], {
      cwd: this.folder,
      encoding: "utf8",
      maxBuffer: 2 ** 28,
      timeout: 900_000,
      // An own variable of the person's must not change what is planned.
      env: {
        ...withoutTerraformVariables(),
        TF_CLI_CONFIG_FILE: hasProvider ? CLI_CONFIG : "/dev/null",
        CHECKPOINT_DISABLE: "1",
        SHLVL: "1",
        // It makes a folder of its own there.
        HOME: join(tmpdir(), "home"),
      },
    });
    if (status !== 0) throw new Error(`terraform ${command} failed:\n${stdout}${stderr}`);
    return stdout;
  }
}

function withoutTerraformVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("TF_")));
}

interface StackJson {
  terraform: { required_providers?: unknown };
  provider?: unknown;
  resource: Record<string, Record<string, Record<string, unknown>> | undefined>;
}

function useBuiltIn(file: string): void {
  const stack = JSON.parse(
    readFileSync(file, "utf8")
      .replaceAll(/(\$\{|")null_resource\./g, "$1terraform_data.")
      .replaceAll("self.triggers[", "self.triggers_replace["),
  ) as StackJson;
  const resources = stack.resource["null_resource"];
  if (resources === undefined) return;
  stack.resource["terraform_data"] = Object.fromEntries(
    Object.entries(resources).map(([name, { triggers, ...rest }]) => [
      name,
      { ...rest, ...(triggers !== undefined && { triggers_replace: triggers }) },
    ]),
  );
  delete stack.resource["null_resource"];
  delete stack.provider;
  delete stack.terraform.required_providers;
  writeFileSync(file, JSON.stringify(stack, undefined, 2));
}
