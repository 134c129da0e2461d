import type { Track } from '../../process/domain/track';
import type { WorkflowDefinition } from '../../workflow/definition';
import type { GatePolicy } from './gate-policy';

/** What an initiative is decided by: the versions of its process and of its gates that it was begun on. */
export interface InitiativeProcess {
  readonly definition: WorkflowDefinition;
  readonly policy: GatePolicy;
}

/** The published versions of an organization, by their numbers. */
export interface ProcessVersions {
  /** @throws Error when there is no such version */
  readonly definition: (version: number) => WorkflowDefinition;
  /** @throws Error when the track has no such version */
  readonly policy: (track: Track, version: number) => GatePolicy;
}

/** Whatever names its versions: an initiative, or one event of its past with the initiative's track. */
export interface OnVersions {
  readonly track: Track;
  readonly definitionVersion: number;
  readonly policyVersion: number;
}

/** The process of an initiative, or of one event of its past. @throws Error when a version is missing */
export const processOf = (
  versions: ProcessVersions,
  { track, definitionVersion, policyVersion }: OnVersions,
): InitiativeProcess => ({
  definition: versions.definition(definitionVersion),
  policy: versions.policy(track, policyVersion),
});
