import { getNullableType, GraphQLError, isListType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  SelectionSetNode,
  ValidationContext,
  ASTVisitor,
} from 'graphql';

/** The most tokens a document may have; Apollo's parser stops there. */
export const TOKENS_MAX = 1_000;
const DEPTH_MAX = 10;
/** How much deeper a question about the schema may go: what every tool asks follows a type through its lists. That it
 *  goes in no circle is a rule of graphql itself. */
const SCHEMA_DEEPER = 10;
/** What a question about the schema is taken for: it is answered from memory, and has its own end. */
const SCHEMA_COST = 5_000;
const ALIASES_MAX = 15;
/** Fields that one operation may come to, lists counted with the size that was asked for. */
const COST_MAX = 20_000;
/** What a list without `first` is taken for. */
const UNBOUNDED_LIST = 10;

/** Validation rule: no deeper than {@link DEPTH_MAX}, no more aliases than {@link ALIASES_MAX}. */
export function shapeLimits(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  return {
    Field(node) {
      if (node.alias && ++aliases === ALIASES_MAX + 1) {
        context.reportError(tooLarge(`At most ${ALIASES_MAX} aliases.`, node));
      }
    },
    OperationDefinition(node) {
      if (depthOf(node.selectionSet, fragmentsOf(context.getDocument()), new Map()) > DEPTH_MAX) {
        context.reportError(tooLarge(`At most ${DEPTH_MAX} levels deep.`));
      }
    },
  };
}

/**
 * What a document asks for, in fields: a list costs its `first` times what hangs below it, wherever
 * `first` comes from, so that a variable counts as much as a literal. Throws above {@link COST_MAX}.
 */
export function assertAffordable(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const sizes = listSizes(schema, document, { ...defaultsOf(document), ...variables });
  const fragments = fragmentsOf(document);
  const known = new Map<string, number>();
  const costOfSet = (set: SelectionSetNode): number =>
    set.selections.reduce((sum, node) => sum + costOf(node), 0);
  const costOf = (node: SelectionSetNode['selections'][number]): number => {
    if (node.kind === Kind.FIELD) {
      if (isAboutTheSchema(node)) return SCHEMA_COST;
      const below = node.selectionSet ? costOfSet(node.selectionSet) : 0;
      return 1 + (sizes.get(node) ?? 1) * below;
    }
    if (node.kind === Kind.INLINE_FRAGMENT) return costOfSet(node.selectionSet);
    const name = node.name.value;
    const before = known.get(name);
    if (before !== undefined) return before;
    const fragment = fragments.get(name);
    const cost = fragment ? costOfSet(fragment.selectionSet) : 0;
    known.set(name, cost);
    return cost;
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const cost = costOfSet(definition.selectionSet);
    if (cost > COST_MAX) throw tooLarge(`This asks for about ${cost} fields; at most ${COST_MAX}.`);
  }
}

/** How many items each list field may answer. A connection counts once: its `nodes` carry its `first`. */
function listSizes(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): ReadonlyMap<FieldNode, number> {
  const sizes = new Map<FieldNode, number>();
  const info = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(info, {
    Field(node: FieldNode) {
      const field = info.getFieldDef();
      if (!field) return;
      const paged = field.args.some((arg) => arg.name === 'first');
      const isList = isListType(getNullableType(field.type));
      if (paged) sizes.set(node, firstOf(node, variables) ?? Number(defaultFirst(field.args)));
      else if (isList && !isNodesOfPage(node)) sizes.set(node, UNBOUNDED_LIST);
    },
  });
  visit(document, visitor);
  return sizes;
}

function isNodesOfPage(node: FieldNode): boolean {
  return node.name.value === 'nodes';
}

function defaultFirst(args: readonly { name: string; defaultValue?: unknown }[]): unknown {
  return args.find((arg) => arg.name === 'first')?.defaultValue ?? UNBOUNDED_LIST;
}

function firstOf(node: FieldNode, variables: Readonly<Record<string, unknown>>): number | null {
  const value = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
  if (value?.kind === Kind.INT) return Number(value.value);
  if (value?.kind === Kind.VARIABLE) {
    const given = variables[value.name.value];
    return typeof given === 'number' ? given : null;
  }
  return null;
}

/** What a variable stands for when the request does not name it. */
function defaultsOf(document: DocumentNode): Readonly<Record<string, unknown>> {
  const variables = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? (node.variableDefinitions ?? []) : [],
  );
  return Object.fromEntries(
    variables.flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)]] : [],
    ),
  );
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** Each fragment is measured once: measured wherever it is spread, eighty small ones would take for ever. */
function depthOf(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, number>,
): number {
  const depths = set.selections.map((node) => {
    if (node.kind === Kind.FIELD) {
      const below = node.selectionSet ? depthOf(node.selectionSet, fragments, known) : 0;
      return 1 + (isAboutTheSchema(node) ? Math.max(0, below - SCHEMA_DEEPER) : below);
    }
    if (node.kind === Kind.INLINE_FRAGMENT) return depthOf(node.selectionSet, fragments, known);
    const name = node.name.value;
    const before = known.get(name);
    const fragment = fragments.get(name);
    if (before !== undefined || !fragment) return before ?? 0;
    known.set(name, 0); // a fragment within itself is another rule's to refuse
    const depth = depthOf(fragment.selectionSet, fragments, known);
    known.set(name, depth);
    return depth;
  });
  return Math.max(0, ...depths);
}

function isAboutTheSchema({ name }: FieldNode): boolean {
  return name.value === '__schema' || name.value === '__type';
}

function tooLarge(message: string, node?: FieldNode): GraphQLError {
  return new GraphQLError(message, {
    nodes: node ?? null,
    extensions: { code: 'QUERY_TOO_LARGE', http: { status: 400 } },
  });
}
