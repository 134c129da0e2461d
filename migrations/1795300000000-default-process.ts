/** The lifecycle that organizations had when it became theirs to change: as it was, whatever becomes of the default. */
export const LIFECYCLE = {
  id: 'initiative',
  events: {
    REQUEST_APPROVAL: {
      label: 'Ask for approval',
    },
    APPROVE: {
      label: 'Approve',
    },
    RETURN: {
      label: 'Return for rework',
    },
    ITERATE: {
      label: 'Iterate',
    },
    HOLD: {
      label: 'Put on hold',
    },
    RESUME: {
      label: 'Resume',
    },
    STOP: {
      label: 'Stop',
    },
  },
  machine: {
    initial: 'discover',
    states: {
      discover: {
        description: 'Interviews and shadowing prove that customers have the need.',
        meta: {
          stage: 'DISCOVER',
        },
        initial: 'underWay',
        on: {
          STOP: {
            target: 'stoppedInDiscover',
            description: 'Nothing runs yet: it closes lightly.',
          },
        },
        states: {
          underWay: {
            initial: 'working',
            on: {
              HOLD: {
                target: 'onHold',
              },
            },
            states: {
              working: {
                description: 'The team gathers evidence of the need.',
                meta: {
                  status: 'WORKING',
                },
                on: {
                  REQUEST_APPROVAL: {
                    target: 'awaitingApproval',
                    guard: {
                      type: 'evidenceIsGathered',
                      params: {
                        gate: 'DISCOVER',
                      },
                    },
                  },
                },
              },
              awaitingApproval: {
                description: 'The evidence is in; a decision on the need is awaited.',
                meta: {
                  status: 'AWAITING_APPROVAL',
                },
                on: {
                  APPROVE: {
                    target: '#initiative.design',
                    guard: {
                      type: 'gateIsPassed',
                      params: {
                        gate: 'DISCOVER',
                      },
                    },
                  },
                  RETURN: {
                    target: 'working',
                  },
                },
              },
              asLeft: {
                type: 'history',
                history: 'deep',
              },
            },
          },
          onHold: {
            description: 'Work rests; it resumes where it was left.',
            meta: {
              status: 'ON_HOLD',
            },
            on: {
              RESUME: {
                target: 'underWay.asLeft',
              },
            },
          },
        },
      },
      design: {
        description: 'Customers and teams design the solution; baseline, forecast and kill criteria are locked.',
        meta: {
          stage: 'DESIGN',
        },
        initial: 'underWay',
        on: {
          STOP: {
            target: 'stoppedInDesign',
            description: 'Nothing runs yet: it closes lightly.',
          },
        },
        states: {
          underWay: {
            initial: 'working',
            on: {
              HOLD: {
                target: 'onHold',
              },
            },
            states: {
              working: {
                description: 'The team maps the journey, designs, measures the baseline and plans the change.',
                meta: {
                  status: 'WORKING',
                },
                on: {
                  REQUEST_APPROVAL: {
                    target: 'awaitingApproval',
                    guard: {
                      type: 'evidenceIsGathered',
                      params: {
                        gate: 'DESIGN',
                      },
                    },
                  },
                },
              },
              awaitingApproval: {
                description: 'The design is complete; a decision to try it is awaited.',
                meta: {
                  status: 'AWAITING_APPROVAL',
                },
                on: {
                  APPROVE: {
                    target: '#initiative.prototype',
                    guard: {
                      type: 'gateIsPassed',
                      params: {
                        gate: 'DESIGN',
                      },
                    },
                  },
                  RETURN: {
                    target: 'working',
                  },
                },
              },
              asLeft: {
                type: 'history',
                history: 'deep',
              },
            },
          },
          onHold: {
            description: 'Work rests; it resumes where it was left.',
            meta: {
              status: 'ON_HOLD',
            },
            on: {
              RESUME: {
                target: 'underWay.asLeft',
              },
            },
          },
        },
      },
      prototype: {
        description: 'The solution is tried small, with customers, and made ready for service.',
        meta: {
          stage: 'PROTOTYPE',
        },
        initial: 'underWay',
        on: {
          STOP: {
            target: 'stoppedInPrototype',
            description: 'Nothing runs yet: it closes lightly.',
          },
        },
        states: {
          underWay: {
            initial: 'working',
            on: {
              HOLD: {
                target: 'onHold',
              },
            },
            states: {
              working: {
                description: 'The team tries the prototype and prepares the service.',
                meta: {
                  status: 'WORKING',
                },
                on: {
                  REQUEST_APPROVAL: {
                    target: 'awaitingApproval',
                    guard: {
                      type: 'evidenceIsGathered',
                      params: {
                        gate: 'PROTOTYPE',
                      },
                    },
                  },
                },
              },
              awaitingApproval: {
                description: 'The prototype is tried; a decision to roll it out is awaited.',
                meta: {
                  status: 'AWAITING_APPROVAL',
                },
                on: {
                  APPROVE: {
                    target: '#initiative.measure',
                    guard: {
                      type: 'gateIsPassed',
                      params: {
                        gate: 'PROTOTYPE',
                      },
                    },
                  },
                  RETURN: {
                    target: 'working',
                  },
                },
              },
              asLeft: {
                type: 'history',
                history: 'deep',
              },
            },
          },
          onHold: {
            description: 'Work rests; it resumes where it was left.',
            meta: {
              status: 'ON_HOLD',
            },
            on: {
              RESUME: {
                target: 'underWay.asLeft',
              },
            },
          },
        },
      },
      measure: {
        description: 'The solution is rolled out; adoption and readings are held against the baseline.',
        meta: {
          stage: 'MEASURE',
        },
        initial: 'underWay',
        on: {
          STOP: {
            target: 'sunset',
            description: 'It is in service: customers must be told and dependents moved.',
          },
        },
        states: {
          underWay: {
            initial: 'working',
            on: {
              HOLD: {
                target: 'onHold',
              },
              ITERATE: {
                target: '#initiative.design',
                description: 'It helps, but not enough: design it anew.',
              },
            },
            states: {
              working: {
                description: 'The team rolls out and measures.',
                meta: {
                  status: 'WORKING',
                },
                on: {
                  REQUEST_APPROVAL: {
                    target: 'awaitingApproval',
                    guard: {
                      type: 'evidenceIsGathered',
                      params: {
                        gate: 'MEASURE',
                      },
                    },
                  },
                },
              },
              awaitingApproval: {
                description: 'The effect is known; a decision on what becomes of it is awaited.',
                meta: {
                  status: 'AWAITING_APPROVAL',
                },
                on: {
                  APPROVE: {
                    target: '#initiative.sunset',
                    guard: {
                      type: 'gateIsPassed',
                      params: {
                        gate: 'MEASURE',
                      },
                    },
                  },
                  RETURN: {
                    target: 'working',
                  },
                },
              },
              asLeft: {
                type: 'history',
                history: 'deep',
              },
            },
          },
          onHold: {
            description: 'Work rests; it resumes where it was left.',
            meta: {
              status: 'ON_HOLD',
            },
            on: {
              RESUME: {
                target: 'underWay.asLeft',
              },
            },
          },
        },
      },
      sunset: {
        description: 'What customers use is wound down with notice, and the lessons are told.',
        meta: {
          stage: 'SUNSET',
        },
        initial: 'underWay',
        states: {
          underWay: {
            initial: 'working',
            on: {
              HOLD: {
                target: 'onHold',
              },
            },
            states: {
              working: {
                description: 'The team gives notice, moves what depends on it and switches it off.',
                meta: {
                  status: 'WORKING',
                },
                on: {
                  REQUEST_APPROVAL: {
                    target: 'awaitingApproval',
                    guard: {
                      type: 'evidenceIsGathered',
                      params: {
                        gate: 'SUNSET',
                      },
                    },
                  },
                },
              },
              awaitingApproval: {
                description: 'It is switched off; confirmation is awaited.',
                meta: {
                  status: 'AWAITING_APPROVAL',
                },
                on: {
                  APPROVE: {
                    target: '#initiative.closed',
                    guard: {
                      type: 'gateIsPassed',
                      params: {
                        gate: 'SUNSET',
                      },
                    },
                  },
                  RETURN: {
                    target: 'working',
                  },
                },
              },
              asLeft: {
                type: 'history',
                history: 'deep',
              },
            },
          },
          onHold: {
            description: 'Work rests; it resumes where it was left.',
            meta: {
              status: 'ON_HOLD',
            },
            on: {
              RESUME: {
                target: 'underWay.asLeft',
              },
            },
          },
        },
      },
      stoppedInDiscover: {
        type: 'final',
        description: 'Stopped before anything ran.',
        meta: {
          stage: 'DISCOVER',
          status: 'CLOSED',
        },
      },
      stoppedInDesign: {
        type: 'final',
        description: 'Stopped before anything ran.',
        meta: {
          stage: 'DESIGN',
          status: 'CLOSED',
        },
      },
      stoppedInPrototype: {
        type: 'final',
        description: 'Stopped before anything ran.',
        meta: {
          stage: 'PROTOTYPE',
          status: 'CLOSED',
        },
      },
      closed: {
        type: 'final',
        description: 'Switched off, confirmed, lessons told.',
        meta: {
          stage: 'SUNSET',
          status: 'CLOSED',
        },
      },
    },
  },
};

/** What their gates asked for on the standard track, and what was the default of the others, by track. */
export const GATE_POLICIES = {
  LIGHT: {
    gates: {
      DISCOVER: {
        evidence: {
          INTERVIEW: 1,
        },
        deliverables: [],
        baselineReadings: 0,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: 'INSIGHTS_AND_ANALYTICS',
        days: 10,
        tranchePercent: 10,
      },
      DESIGN: {
        evidence: {
          JOURNEY_MAP: 1,
        },
        deliverables: ['FORECAST', 'KILL_CRITERIA'],
        baselineReadings: 1,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: 'DESIGN',
        days: 15,
        tranchePercent: 15,
      },
      PROTOTYPE: {
        evidence: {
          PROTOTYPE_TEST: 1,
        },
        deliverables: ['SERVICE_READINESS'],
        baselineReadings: 0,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: null,
        days: 20,
        tranchePercent: 25,
      },
      MEASURE: {
        evidence: {},
        deliverables: ['ADOPTION_REPORT'],
        baselineReadings: 0,
        followUpReadings: 1,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: 'CHANGE_MANAGEMENT',
        days: 120,
        tranchePercent: 45,
      },
      SUNSET: {
        evidence: {},
        deliverables: ['SUNSET_PLAN', 'CUSTOMER_NOTICE', 'LESSONS'],
        baselineReadings: 0,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: null,
        days: 60,
        tranchePercent: 5,
      },
    },
  },
  STANDARD: {
    gates: {
      DISCOVER: {
        evidence: {
          INTERVIEW: 3,
          SHADOWING: 1,
        },
        deliverables: [],
        baselineReadings: 0,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: 'INSIGHTS_AND_ANALYTICS',
        days: 30,
        tranchePercent: 10,
      },
      DESIGN: {
        evidence: {
          WORKSHOP: 1,
          JOURNEY_MAP: 1,
        },
        deliverables: ['FORECAST', 'KILL_CRITERIA', 'CHANGE_PLAN'],
        baselineReadings: 1,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: 'DESIGN',
        days: 45,
        tranchePercent: 15,
      },
      PROTOTYPE: {
        evidence: {
          PROTOTYPE_TEST: 2,
        },
        deliverables: ['SERVICE_READINESS'],
        baselineReadings: 0,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: null,
        days: 60,
        tranchePercent: 25,
      },
      MEASURE: {
        evidence: {},
        deliverables: ['ADOPTION_REPORT'],
        baselineReadings: 0,
        followUpReadings: 1,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: 'CHANGE_MANAGEMENT',
        days: 120,
        tranchePercent: 45,
      },
      SUNSET: {
        evidence: {},
        deliverables: ['SUNSET_PLAN', 'CUSTOMER_NOTICE', 'LESSONS'],
        baselineReadings: 0,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: null,
        days: 60,
        tranchePercent: 5,
      },
    },
  },
  MAJOR: {
    gates: {
      DISCOVER: {
        evidence: {
          INTERVIEW: 8,
          SHADOWING: 2,
          SURVEY: 1,
        },
        deliverables: [],
        baselineReadings: 0,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: 'INSIGHTS_AND_ANALYTICS',
        days: 45,
        tranchePercent: 10,
      },
      DESIGN: {
        evidence: {
          WORKSHOP: 2,
          JOURNEY_MAP: 1,
        },
        deliverables: ['FORECAST', 'KILL_CRITERIA', 'CHANGE_PLAN'],
        baselineReadings: 1,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: 'DESIGN',
        days: 60,
        tranchePercent: 15,
      },
      PROTOTYPE: {
        evidence: {
          PROTOTYPE_TEST: 5,
        },
        deliverables: ['SERVICE_READINESS'],
        baselineReadings: 0,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: null,
        days: 90,
        tranchePercent: 25,
      },
      MEASURE: {
        evidence: {},
        deliverables: ['ADOPTION_REPORT'],
        baselineReadings: 0,
        followUpReadings: 1,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: 'CHANGE_MANAGEMENT',
        days: 120,
        tranchePercent: 45,
      },
      SUNSET: {
        evidence: {},
        deliverables: ['SUNSET_PLAN', 'CUSTOMER_NOTICE', 'LESSONS'],
        baselineReadings: 0,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: null,
        days: 60,
        tranchePercent: 5,
      },
    },
  },
  MANDATORY: {
    gates: {
      DISCOVER: {
        evidence: {},
        deliverables: [],
        baselineReadings: 0,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: null,
        days: 30,
        tranchePercent: 10,
      },
      DESIGN: {
        evidence: {
          WORKSHOP: 1,
          JOURNEY_MAP: 1,
        },
        deliverables: ['FORECAST', 'KILL_CRITERIA', 'CHANGE_PLAN'],
        baselineReadings: 1,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: 'DESIGN',
        days: 45,
        tranchePercent: 15,
      },
      PROTOTYPE: {
        evidence: {
          PROTOTYPE_TEST: 2,
        },
        deliverables: ['SERVICE_READINESS'],
        baselineReadings: 0,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: null,
        days: 60,
        tranchePercent: 25,
      },
      MEASURE: {
        evidence: {},
        deliverables: ['ADOPTION_REPORT'],
        baselineReadings: 0,
        followUpReadings: 1,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: 'CHANGE_MANAGEMENT',
        days: 120,
        tranchePercent: 45,
      },
      SUNSET: {
        evidence: {},
        deliverables: ['SUNSET_PLAN', 'CUSTOMER_NOTICE', 'LESSONS'],
        baselineReadings: 0,
        followUpReadings: 0,
        approvals: {
          role: 'CX_LEADER',
          count: 1,
        },
        signOff: null,
        days: 60,
        tranchePercent: 5,
      },
    },
  },
};
