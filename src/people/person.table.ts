import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Identity, Organization, Person, RoleGrant } from './domain/person';

export const OrganizationTable = new EntitySchema<Organization>({
  name: 'Organization',
  tableName: 'organizations',
  columns: {
    id,
    name: text('name'),
    currencyCode: text('currency_code'),
    createdAt: timestamp('created_at'),
  } satisfies Record<keyof Organization, EntitySchemaColumnOptions>,
});

export const PersonTable = new EntitySchema<Person>({
  name: 'Person',
  tableName: 'people',
  columns: {
    id,
    organizationId,
    name: text('name'),
    email: text('email'),
    managerId: uuid('manager_id', nullable),
    cxFunction: text('cx_function', nullable),
    deactivatedAt: timestamp('deactivated_at', nullable),
    version: integer('version'),
    createdAt: timestamp('created_at'),
  } satisfies Record<keyof Person, EntitySchemaColumnOptions>,
});

export const RoleGrantTable = new EntitySchema<RoleGrant>({
  name: 'RoleGrant',
  tableName: 'role_grants',
  columns: {
    id,
    organizationId,
    personId: uuid('person_id'),
    role: text('role'),
    portfolioId: uuid('portfolio_id', nullable),
    grantedById: uuid('granted_by_id', nullable),
    grantedAt: timestamp('granted_at'),
  } satisfies Record<keyof RoleGrant, EntitySchemaColumnOptions>,
});

/** Bound and unbound, never changed. An issuer and its subject lead to one person of one organization. */
export const IdentityTable = new EntitySchema<Identity>({
  name: 'Identity',
  tableName: 'identities',
  columns: {
    id,
    organizationId,
    personId: uuid('person_id'),
    issuer: text('issuer'),
    subject: text('subject'),
  } satisfies Record<keyof Identity, EntitySchemaColumnOptions>,
});
