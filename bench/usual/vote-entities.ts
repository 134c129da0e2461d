import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What votes are counted on beside themselves, and who stands in for whom. */
@Entity('recusals')
export class Recusal {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'approval_id' }) approvalId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
}

@Entity('assigned_seats')
export class AssignedSeat {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'approval_id' }) approvalId!: string;
  @Column('text', { name: 'group_name' }) groupName!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
}

@Entity('approval_questions')
export class ApprovalQuestion {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'approval_id' }) approvalId!: string;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt!: Date | null;
}

@Entity('delegations')
export class Delegation {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'from_id' }) fromId!: string;
  @Column('uuid', { name: 'to_id' }) toId!: string;
  @Column('date', { name: 'first_day' }) firstDay!: string;
  @Column('date', { name: 'last_day' }) lastDay!: string;
  @Column('uuid', { name: 'portfolio_id', nullable: true }) portfolioId!: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}

@Entity('absences')
export class Absence {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('date', { name: 'first_day' }) firstDay!: string;
  @Column('date', { name: 'last_day' }) lastDay!: string;
  @Column('uuid', { name: 'deputy_id', nullable: true }) deputyId!: string | null;
}

@Entity('standing_deputies')
export class StandingDeputy {
  @PrimaryColumn('uuid', { name: 'organization_id' }) organizationId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'deputy_id' }) deputyId!: string;
}

@Entity('working_calendars')
export class WorkingCalendar {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('text', { name: 'time_zone' }) timeZone!: string;
}

@Entity('personal_calendars')
export class PersonalCalendar {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'organization_id' }) organizationId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text', { name: 'time_zone', nullable: true }) timeZone!: string | null;
}
