import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EvidenceKind } from '../../src/listening/domain/evidence';
import type { DeliverableKind } from '../../src/initiatives/domain/initiative';

/** What a gate looks at, and what a write leaves behind beside its own rows. */
@Entity('evidence')
export class Evidence {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('text', { name: 'subject_kind' }) subjectKind!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('text') kind!: EvidenceKind;
  @Column('date', { name: 'expires_on', nullable: true }) expiresOn!: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

@Entity('deliverables')
export class Deliverable {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'initiative_id' }) initiativeId!: string;
  @Column('text') kind!: DeliverableKind;
  @Column('timestamptz', { name: 'delivered_at' }) deliveredAt!: Date;
}

@Entity('readings')
export class Reading {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('text') metric!: string;
  @Column('text', { name: 'subject_kind' }) subjectKind!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('boolean', { name: 'is_baseline' }) isBaseline!: boolean;
  @Column('date', { name: 'window_from' }) windowFrom!: string;
  @Column('date', { name: 'window_to' }) windowTo!: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

@Entity('idempotency_keys')
export class IdempotencyKey {
  @PrimaryColumn('uuid', { name: 'organization_id' }) organizationId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @PrimaryColumn('text') key!: string;
  @Column('text') command!: string;
  @Column('bytea', { name: 'input_hash' }) inputHash!: Buffer;
  @Column('jsonb', { nullable: true }) outcome!: object | null;
  @Column('timestamptz', { name: 'claimed_at' }) claimedAt!: Date;
}
