// Written by `npm run bench:typing -- --operate`: where the typing profile may operate, and what it was measured on.
import type { MismatchPoint, OperatingPoint } from './operating.ts';

export const shippedPoint: OperatingPoint | undefined = {
  threshold: 4,
  leastKeys: 10,
  coarsestGrid: 0.005,
  command: 'npm run bench:typing -- --operate --data cmu-tie5Roanl.csv --touch meu-touch-tie5Roanl.csv',
  model: '4913fb4356318830d50dd31f7cf009923e790bdee1a7a4b3669a2659656de77c',
  sets: [
    {
      name: 'cmu-tie5Roanl',
      device: 'keyboard',
      files: [
        { name: 'cmu-tie5Roanl.csv', sha256: '2b3b866565b5700bc93c80debf35db9fddee6b8699ab4d78c7040803076c22c4' },
      ],
      people: 51,
      rates: [
        { condition: 'mature profile', falseMatch: 0, falseMatchBound: 0, falseNonMatch: 0.76549 },
        {
          condition: 'mature profile, the first of each visit',
          falseMatch: 0.000157,
          falseMatchBound: 0.000638,
          falseNonMatch: 0.776471,
        },
        {
          condition: '5 samples of the last visit but one',
          falseMatch: 0.000157,
          falseMatchBound: 0.000806,
          falseNonMatch: 0.737049,
        },
        {
          condition: 'mature profile, 10 keys on a clock of 5 ms',
          falseMatch: 0.000078,
          falseMatchBound: 0.00048,
          falseNonMatch: 0.768627,
        },
        {
          condition: 'mature profile, the first of each visit, 10 keys on a clock of 5 ms',
          falseMatch: 0.000157,
          falseMatchBound: 0.000638,
          falseNonMatch: 0.768627,
        },
        {
          condition: '5 samples of the last visit but one, 10 keys on a clock of 5 ms',
          falseMatch: 0.000157,
          falseMatchBound: 0.000641,
          falseNonMatch: 0.746749,
        },
      ],
    },
    {
      name: 'meu-touch-tie5Roanl',
      device: 'touch',
      files: [
        { name: 'meu-touch-tie5Roanl.csv', sha256: '83e9318cd05c65850e032e20de1f72018e1e6103ef04ead040cf22395e9dcb53' },
      ],
      people: 56,
      rates: [
        { condition: 'mature profile', falseMatch: 0.002143, falseMatchBound: 0.004524, falseNonMatch: 0.716387 },
        {
          condition: 'mature profile, the first of each visit',
          falseMatch: 0.002403,
          falseMatchBound: 0.005084,
          falseNonMatch: 0.796429,
        },
        {
          condition: '5 samples of the last visit but one',
          falseMatch: 0.002987,
          falseMatchBound: 0.006667,
          falseNonMatch: 0.789409,
        },
        {
          condition: 'mature profile, 10 keys on a clock of 5 ms',
          falseMatch: 0.002727,
          falseMatchBound: 0.005537,
          falseNonMatch: 0.781513,
        },
        {
          condition: 'mature profile, the first of each visit, 10 keys on a clock of 5 ms',
          falseMatch: 0.002987,
          falseMatchBound: 0.005902,
          falseNonMatch: 0.821429,
        },
        {
          condition: '5 samples of the last visit but one, 10 keys on a clock of 5 ms',
          falseMatch: 0.002922,
          falseMatchBound: 0.005427,
          falseNonMatch: 0.842365,
        },
      ],
    },
  ],
};

export const shippedMismatch: MismatchPoint | undefined = {
  threshold: -6.5,
  command: 'npm run bench:typing -- --operate --data cmu-tie5Roanl.csv --touch meu-touch-tie5Roanl.csv',
  model: '4913fb4356318830d50dd31f7cf009923e790bdee1a7a4b3669a2659656de77c',
  sets: [
    {
      name: 'cmu-tie5Roanl',
      device: 'keyboard',
      files: [
        { name: 'cmu-tie5Roanl.csv', sha256: '2b3b866565b5700bc93c80debf35db9fddee6b8699ab4d78c7040803076c22c4' },
      ],
      people: 51,
      rates: [
        { condition: 'mature profile', falseAlarm: 0.001569, falseAlarmBound: 0.004314, caught: 0.29302 },
        { condition: 'mature profile, the first of each visit', falseAlarm: 0, falseAlarmBound: 0, caught: 0.148863 },
        {
          condition: 'mature profile, 10 keys on a clock of 5 ms',
          falseAlarm: 0.001569,
          falseAlarmBound: 0.004314,
          caught: 0.262039,
        },
        {
          condition: 'mature profile, the first of each visit, 10 keys on a clock of 5 ms',
          falseAlarm: 0,
          falseAlarmBound: 0,
          caught: 0.13702,
        },
      ],
    },
    {
      name: 'meu-touch-tie5Roanl',
      device: 'touch',
      files: [
        { name: 'meu-touch-tie5Roanl.csv', sha256: '83e9318cd05c65850e032e20de1f72018e1e6103ef04ead040cf22395e9dcb53' },
      ],
      people: 56,
      rates: [
        { condition: 'mature profile', falseAlarm: 0, falseAlarmBound: 0, caught: 0.10526 },
        { condition: 'mature profile, the first of each visit', falseAlarm: 0, falseAlarmBound: 0, caught: 0.096104 },
        {
          condition: 'mature profile, 10 keys on a clock of 5 ms',
          falseAlarm: 0,
          falseAlarmBound: 0,
          caught: 0.056234,
        },
        {
          condition: 'mature profile, the first of each visit, 10 keys on a clock of 5 ms',
          falseAlarm: 0,
          falseAlarmBound: 0,
          caught: 0.054805,
        },
      ],
    },
  ],
};

/** Ratios of rhythms that nobody typed (bench/typing/witness.ts): other ones mean that the code measures differently now. */
export const witness: readonly number[] = [4.8691978, -5.8832743, 7.4124987, -6.8969711];
