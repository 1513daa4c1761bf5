/** Owns the look into a plan's `configuration`: what a resource was declared with, by its address. Walked only when a change doesn't tell. */
import { type Mapping, mapping, mappings } from "./untrusted";

/** What identifies a resource's declaration. */
export interface ResourceOfModule {
  readonly module_address?: string;
  readonly type: string;
  readonly name: string;
}

/** By attribute. */
type Expressions = Mapping;

/** Whether an attribute is set, and to what has to be evaluated. */
export function isEvaluated(expression: unknown): boolean {
  return expression !== undefined && !("constant_value" in mapping(expression));
}

export class Configuration {
  /** By module, then by type and name of the resource. */
  private readonly modules = new Map<string, ReadonlyMap<string, Expressions>>();

  constructor(private readonly configuration: unknown) {}

  /** Whether the attribute is set to what has to be evaluated, or nothing says what it is set to. */
  isEvaluated({ module_address, type, name }: ResourceOfModule, attribute: string): boolean {
    if (this.configuration === undefined) return true;
    return isEvaluated(this.resources(module_address ?? "").get(`${type}.${name}`)?.[attribute]);
  }

  /** The attribute's constant value: for a configuration in JSON, its text with the templates in it not yet evaluated. */
  constant({ module_address, type, name }: ResourceOfModule, attribute: string): unknown {
    return mapping(this.resources(module_address ?? "").get(`${type}.${name}`)?.[attribute])["constant_value"];
  }

  private resources(address: string): ReadonlyMap<string, Expressions> {
    let found = this.modules.get(address);
    if (found === undefined) this.modules.set(address, (found = index(this.module(address))));
    return found;
  }

  /** Instances of one module (`module.a["x"]`) are all declared by the same call. */
  private module(address: string): Mapping {
    let module = mapping(mapping(this.configuration)["root_module"]);
    for (const [, call] of address.matchAll(/(?:^|\.)module\.([^.[]+)(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?/g)) {
      module = mapping(mapping(mapping(module["module_calls"])[call as string])["module"]);
    }
    return module;
  }
}

function index(module: Mapping): ReadonlyMap<string, Expressions> {
  return new Map(
    mappings(module["resources"])
      .filter(({ mode }) => mode !== "data")
      .map(({ type, name, expressions }) => [`${String(type)}.${String(name)}`, mapping(expressions)]),
  );
}
