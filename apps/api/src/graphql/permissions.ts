import type { Language } from '@plenaria/i18n';
import { getNamedType, GraphQLError, isObjectType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { isOutsider } from '../is-outsider.ts';
import { textIn } from '../post/texts.ts';
import type { Actor } from '../work.ts';
import type { Permission } from './allow.ts';
import type { Scope } from './scopes.ts';

/** One row of the permission table: `Mutation.castBallot` and who may call it. */
export type FieldRule = { readonly field: string; readonly permissions: readonly Permission[] };

/** A rule that a document touches; `scope` is that of an operation: null when it is for no token at all. */
export type AskedRule = FieldRule & { readonly scope?: Scope | null };

/** Who may read this field: its own rule, else the rule of its type; null when neither says. */
function ruleOf(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): readonly Permission[] | null {
  const own = field.extensions['permissions'] ?? type.extensions['permissions'];
  return Array.isArray(own) ? (own as readonly Permission[]) : null;
}

/** The whole permission table of a schema. Throws when a field has no rule, and names every such field. */
export function permissionTable(schema: GraphQLSchema): readonly FieldRule[] {
  const rows: FieldRule[] = [];
  const silent: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const permissions = ruleOf(type, field);
      const name = `${type.name}.${field.name}`;
      if (permissions) rows.push({ field: name, permissions });
      else silent.push(name);
    }
  }
  if (silent.length > 0) throw new Error(`No permission is declared for ${silent.join(', ')}`);
  return rows;
}

/** Does this actor hold one of these permissions? */
export function holds(actor: Actor, permissions: readonly Permission[]): boolean {
  if (actor.kind === 'system' || permissions.includes('public')) return true;
  if (actor.kind === 'visitor') return false;
  if (permissions.includes('account')) return true;
  if (isOutsider(actor)) return false;
  return permissions.includes('signedIn') || actor.roles.some((role) => permissions.includes(role));
}

/** Collects, once per document, every distinct rule that the document touches. */
export function rulesOf(schema: GraphQLSchema, document: DocumentNode): readonly AskedRule[] {
  const info = new TypeInfo(schema);
  const rules = new Map<string, AskedRule>();
  const operations = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const field = info.getFieldDef();
        const parent = info.getParentType();
        if (!field || !parent || field.name.startsWith('__') || parent.name.startsWith('__')) return;
        const type = getNamedType(parent);
        if (!isObjectType(type)) return;
        const name = `${type.name}.${field.name}`;
        const scope = operations.includes(type) && { scope: scopeOf(field) };
        rules.set(name, { field: name, permissions: ruleOf(type, field) ?? [], ...scope });
      },
    }),
  );
  return [...rules.values()].filter((rule) => 'scope' in rule || !rule.permissions.includes('public'));
}

/** The error an actor meets on the first field that is not theirs to read, or null; a program, in its language. */
export function objectionToRead(
  { actor, language }: { readonly actor: Actor; readonly language: Language },
  rules: readonly AskedRule[],
): GraphQLError | null {
  const beyond = beyondScopes(actor, rules, language);
  if (beyond) return beyond;
  const barred = rules.find((rule) => !holds(actor, rule.permissions));
  if (!barred) return null;
  const code = actor.kind === 'visitor' ? 'NOT_SIGNED_IN' : 'NOT_ALLOWED';
  return new GraphQLError(code === 'NOT_SIGNED_IN' ? 'Sign in first.' : 'This is not yours to do.', {
    extensions: { code, field: barred.field, http: { status: 200 } },
  });
}

function scopeOf(field: GraphQLField<unknown, unknown>): Scope | null {
  return (field.extensions['scope'] as Scope | undefined) ?? null;
}

/** What a token meets on the first operation that it is not for. Whose token it is says the rest, as in a session. */
function beyondScopes(actor: Actor, rules: readonly AskedRule[], language: Language): GraphQLError | null {
  if (actor.kind !== 'person' || !actor.scopes) return null;
  const { scopes } = actor;
  const beyond = rules.find(({ scope }) => scope === null || (scope && !scopes.includes(scope)));
  if (!beyond) return null;
  const { field, scope } = beyond;
  const http = { status: 403 };
  return scope
    ? new GraphQLError(textIn(language, 'me:tokenSays.scopeMissing', { scope }), {
        extensions: { code: 'SCOPE_MISSING', field, scope, http },
      })
    : new GraphQLError(textIn(language, 'me:tokenSays.notForTokens'), {
        extensions: { code: 'NOT_FOR_TOKENS', field, http },
      });
}
