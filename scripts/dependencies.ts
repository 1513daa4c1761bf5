/**
 * Owns what is asked of the packages that this one is built with: `npm run dependencies`. Each is installed by its hash, and runs a script of its own only
 * where package.json says so; known vulnerabilities are asked for, where the registry answers.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

interface LockedPackage {
  readonly integrity?: string;
  /** Of what comes from elsewhere than a registry. */
  readonly resolved?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
}

export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface Manifest {
  /** By name: whether it may run install scripts (npm-install-scripts(1)). */
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

/** What is wrong, a line each. */
export function problemsOf({ packages }: Lock, { allowScripts = {} }: Manifest): readonly string[] {
  const reviewed = new Set(Object.keys(allowScripts).map(nameOf));
  const installed = Object.entries(packages).filter(([path]) => path !== "");
  const withScripts = new Set(
    installed
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, "")),
  );
  return [
    ...installed.flatMap(([path, { integrity, resolved, link, inBundle }]) => [
      ...(link === true || inBundle === true || /^sha512-/.test(integrity ?? "")
        ? []
        : [`${path}: no sha512 integrity`]),
      ...(resolved === undefined ? [] : [`${path}: comes from ${resolved}`]),
    ]),
    ...[...withScripts]
      .filter((name) => !reviewed.has(name))
      .map((name) => `${name}: has an install script, and allowScripts of package.json says nothing of it`),
    ...[...reviewed]
      .filter((name) => !withScripts.has(name))
      .map((name) => `${name}: stands in allowScripts of package.json, and has no install script`),
  ];
}

/** Of `esbuild`, `@swc/core@1.16.18`. */
function nameOf(spec: string): string {
  const at = spec.indexOf("@", 1);
  return at === -1 ? spec : spec.slice(0, at);
}

export interface Audit {
  readonly error?: unknown;
  readonly message?: unknown;
  readonly metadata?: { readonly vulnerabilities?: Readonly<Record<string, number>> };
}

/** What `npm audit --json` says that must be mended; undefined where nobody answered. */
export function vulnerabilitiesOf({ metadata }: Audit): readonly string[] | undefined {
  if (metadata?.vulnerabilities === undefined) return undefined;
  return ["high", "critical"].flatMap((severity) => {
    const count = metadata.vulnerabilities?.[severity] ?? 0;
    return count === 0 ? [] : [`npm audit: ${count} ${severity}`];
  });
}

function npm(...args: readonly string[]): unknown {
  const { stdout } = spawnSync("npm", [...args], {
    cwd: join(__dirname, ".."),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    timeout: 120_000,
  });
  try {
    return JSON.parse(stdout);
  } catch {
    return {};
  }
}

function main(): void {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(__dirname, "..", file), "utf8"));
  const vulnerabilities = vulnerabilitiesOf(npm("audit", "--json") as Audit);
  const { bomFormat } = npm("sbom", "--sbom-format", "cyclonedx") as { bomFormat?: string };
  const problems = [
    ...problemsOf(read("package-lock.json") as Lock, read("package.json") as Manifest),
    ...(vulnerabilities ?? []),
    ...(bomFormat === "CycloneDX" ? [] : ["npm sbom prints no bill of materials"]),
  ];
  if (vulnerabilities === undefined)
    console.error("npm audit has no answer from this registry: known vulnerabilities were not asked for");
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (require.main === module) main();
