/** Owns the look into a plan's `configuration`: what a resource was declared with, by its address. Walked only when a change doesn't tell. */
export interface PlanConfiguration {
  readonly root_module?: ConfigurationModule;
}

export interface ConfigurationModule {
  readonly resources?: readonly {
    readonly mode?: string;
    readonly type?: string;
    readonly name?: string;
    readonly expressions?: Expressions;
  }[];
  readonly module_calls?: Readonly<Record<string, { readonly module?: ConfigurationModule } | undefined>>;
}

/** What identifies a resource's declaration. */
export interface ResourceOfModule {
  readonly module_address?: string;
  readonly type: string;
  readonly name: string;
}

type Expressions = Readonly<Record<string, { readonly constant_value?: unknown } | undefined>>;

export class Configuration {
  /** By module, then by type and name of the resource. */
  private readonly modules = new Map<string, ReadonlyMap<string, Expressions>>();

  constructor(private readonly configuration: PlanConfiguration | undefined) {}

  /** Whether the attribute is set to what has to be evaluated, or nothing says what it is set to. */
  isEvaluated({ module_address, type, name }: ResourceOfModule, attribute: string): boolean {
    if (this.configuration === undefined) return true;
    const expression = this.resources(module_address ?? "").get(`${type}.${name}`)?.[attribute];
    return expression !== undefined && !("constant_value" in expression);
  }

  /** The attribute's constant value: for a configuration in JSON, its text with the templates in it not yet evaluated. */
  constant({ module_address, type, name }: ResourceOfModule, attribute: string): unknown {
    return this.resources(module_address ?? "").get(`${type}.${name}`)?.[attribute]?.constant_value;
  }

  private resources(address: string): ReadonlyMap<string, Expressions> {
    let found = this.modules.get(address);
    if (found === undefined) this.modules.set(address, (found = index(this.module(address))));
    return found;
  }

  /** Instances of one module (`module.a["x"]`) are all declared by the same call. */
  private module(address: string): ConfigurationModule | undefined {
    let module = this.configuration?.root_module;
    for (const [, call] of address.matchAll(/(?:^|\.)module\.([^.[]+)(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?/g)) {
      module = module?.module_calls?.[call as string]?.module;
    }
    return module;
  }
}

function index(module: ConfigurationModule | undefined): ReadonlyMap<string, Expressions> {
  const resources = module?.resources ?? [];
  return new Map(
    resources
      .filter(({ mode }) => mode !== "data")
      .map(({ type, name, expressions }) => [`${type}.${name}`, expressions ?? {}]),
  );
}
