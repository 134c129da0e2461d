import type { LessonKind } from '../../sunset/domain/lesson';
import type { RegisteredService } from '../../sunset/domain/registered-service';

interface Said<Person extends string> {
  readonly daysAgo: number;
  readonly by: Person;
}

/** A service or a channel that was there before, registered as it ran; and what was counted and learned of it since. */
export interface DemoService<Person extends string, Portfolio extends string>
  extends Said<Person>, Pick<RegisteredService, 'kind' | 'inServiceSince' | 'users' | 'runCostYearlyMinor'> {
  readonly key: string;
  readonly name: string;
  readonly portfolio: Portfolio;
  readonly sponsor: Person;
  readonly lead: Person;
  readonly businessOwner: Person;
  readonly counts: readonly (Said<Person> & { readonly users: number; readonly ofAll: number })[];
  readonly lesson: Said<Person> & { readonly kind: LessonKind; readonly text: string; readonly forWhom: string };
}
