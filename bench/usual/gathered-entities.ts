import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EvidenceKind } from '../../src/listening/domain/evidence';
import type { DeliverableKind } from '../../src/initiatives/domain/initiative';
import type { NotificationKind } from '../../src/notifications/domain/notification';
import type { Role } from '../../src/people/domain/person';

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

@Entity('forecasts')
export class Forecast {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'initiative_id' }) initiativeId!: string;
  @Column('int') number!: number;
  @Column('int', { name: 'cost_change' }) costChange!: number;
  @Column('int', { name: 'value_change' }) valueChange!: number;
  @Column('timestamptz', { name: 'made_at' }) madeAt!: Date;
}

@Entity('role_grants')
export class RoleGrant {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') role!: Role;
  @Column('uuid', { name: 'portfolio_id', nullable: true }) portfolioId!: string | null;
}

@Entity('notification_preferences')
export class NotificationPreference {
  @PrimaryColumn('uuid', { name: 'organization_id' }) organizationId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @PrimaryColumn('text') kind!: NotificationKind;
  @Column('boolean') mail!: boolean;
}

@Entity('notifications')
export class Notification {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') kind!: NotificationKind;
  @Column('text', { name: 'subject_kind' }) subjectKind!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('text') title!: string;
  @Column('text') text!: string;
  @Column('uuid', { name: 'actor_id' }) actorId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt!: Date | null;
  @Column('text') unmailed!: string;
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
