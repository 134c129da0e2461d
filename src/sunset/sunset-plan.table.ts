import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Agreement, Postponement } from './domain/postponement';
import type { SunsetPlan } from './domain/sunset-plan';
import type { SwitchOff } from './domain/switch-off';

/** Append-only: the database refuses update and delete. */
export const SunsetPlanTable = new EntitySchema<SunsetPlan>({
  name: 'SunsetPlan',
  tableName: 'sunset_plans',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    number: integer('number'),
    reason: text('reason'),
    customersAffected: integer('customers_affected'),
    noticeOn: date('notice_on'),
    noticeDays: integer('notice_days'),
    noticeChannels: json('notice_channels'),
    noticeText: text('notice_text'),
    replacement: text('replacement', nullable),
    dataAndContracts: text('data_and_contracts'),
    switchOffOn: date('switch_off_on'),
    dependents: json('dependents'),
    guardrails: json('guardrails'),
    changeReason: text('change_reason', nullable),
    plannedById: uuid('planned_by_id'),
    plannedAt: timestamp('planned_at'),
  } satisfies Record<keyof SunsetPlan, EntitySchemaColumnOptions>,
});

export const PostponementTable = new EntitySchema<Postponement>({
  name: 'SunsetPostponement',
  tableName: 'sunset_postponements',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    number: integer('number'),
    fromDay: date('from_day'),
    toDay: date('to_day'),
    reason: text('reason'),
    governanceBodyId: uuid('governance_body_id'),
    quorum: integer('quorum'),
    askedById: uuid('asked_by_id'),
    askedAt: timestamp('asked_at'),
    effectiveAt: timestamp('effective_at', nullable),
    withdrawnAt: timestamp('withdrawn_at', nullable),
    version: integer('version'),
  } satisfies Record<keyof Postponement, EntitySchemaColumnOptions>,
});

/** Append-only, as long as what was asked for stands. */
export const AgreementTable = new EntitySchema<Agreement>({
  name: 'PostponementAgreement',
  tableName: 'postponement_agreements',
  columns: {
    id,
    organizationId,
    postponementId: uuid('postponement_id'),
    seatId: uuid('seat_id'),
    agreedById: uuid('agreed_by_id'),
    agreedAt: timestamp('agreed_at'),
  } satisfies Record<keyof Agreement, EntitySchemaColumnOptions>,
});

export const SwitchOffTable = new EntitySchema<SwitchOff>({
  name: 'SwitchOff',
  tableName: 'sunset_switch_offs',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    switchedOffOn: date('switched_off_on'),
    note: text('note', nullable),
    switchedOffById: uuid('switched_off_by_id'),
    recordedAt: timestamp('recorded_at'),
    confirmedById: uuid('confirmed_by_id', nullable),
    confirmedAt: timestamp('confirmed_at', nullable),
    version: integer('version'),
  } satisfies Record<keyof SwitchOff, EntitySchemaColumnOptions>,
});
