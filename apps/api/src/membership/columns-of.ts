import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** Every column that an entity names, as a select list: a field that is added to it is in every list as well. */
export function columnsOf(db: EntityManager, entity: EntityTarget<ObjectLiteral>, alias: string): string {
  return db.connection
    .getMetadata(entity)
    .columns.map(({ databaseName, propertyName }) => `${alias}.${databaseName} as "${propertyName}"`)
    .join(', ');
}

/** The same as one JSON object, without long texts: what is asked for with every line of a list stays short. */
export function jsonOf(db: EntityManager, entity: EntityTarget<ObjectLiteral>, alias: string): string {
  const fields = db.connection
    .getMetadata(entity)
    .columns.filter(({ type }) => type !== 'jsonb')
    .map(({ databaseName, propertyName }) => `'${propertyName}', ${alias}.${databaseName}`);
  return `jsonb_build_object(${fields.join(', ')})`;
}
