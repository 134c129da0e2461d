import type { ServiceSide } from '../../contacts/domain/contact-cause';
import type { ContactMode, ContactRelation } from '../../contacts/domain/service-contact';

/** A customer's errand, and what is met on it. */
export interface DemoJourney<Person extends string = string> {
  readonly name: string;
  readonly owner: Person;
  /** The channel by its name, where it is one. */
  readonly touchpoints: readonly { readonly name: string; readonly channel?: string }[];
}

/** Why customers get in touch. */
export interface DemoCause<Person extends string = string> {
  readonly name: string;
  readonly owner: Person;
  readonly side: ServiceSide;
  readonly avoidable: boolean;
  readonly product?: string;
  /** By its key. */
  readonly journey?: string;
  /** By the keys of needs that mending it would meet. */
  readonly needs?: readonly string[];
}

/** One contact: who, how many days ago, for which cause, by which channel. */
export interface DemoContact {
  readonly customer: string;
  readonly daysAgo: number;
  readonly cause: string;
  readonly channel: string;
  readonly mode: ContactMode;
  readonly relation?: ContactRelation;
  readonly transfers?: number;
  readonly text?: string;
}

/** Contacts that nobody keeps one by one. */
export interface DemoContactCount {
  readonly cause: string;
  readonly channel: string;
  readonly fromDaysAgo: number;
  readonly toDaysAgo: number;
  readonly contacts: number;
}

/** Journeys, and the service contacts of customers on them. */
export interface DemoContacts<Person extends string = string> {
  /** Who keeps causes and records contacts, and when they began. */
  readonly by: Person;
  readonly daysAgo: number;
  readonly journeys: Readonly<Record<string, DemoJourney<Person>>>;
  /** Minor units a contact, by channel, and who says so. */
  readonly rates: { readonly by: Person; readonly costMinor: Readonly<Record<string, bigint>> };
  readonly causes: Readonly<Record<string, DemoCause<Person>>>;
  readonly recordedDaysAgo: number;
  readonly contacts: readonly DemoContact[];
  readonly counts: readonly DemoContactCount[];
  readonly disputes: readonly {
    readonly cause: string;
    readonly by: Person;
    readonly daysAgo: number;
    readonly fromDaysAgo: number;
    readonly toDaysAgo: number;
    readonly reason: string;
  }[];
}
