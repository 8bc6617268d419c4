// Files as studies: those of one text that share ids are one study, and the same id in both is one person.
import { joined, readDataSet, type DataSet } from './data.ts';

export function readStudies(paths: readonly string[]): DataSet[] {
  const groups: DataSet[][] = [];
  for (const set of paths.map(readDataSet)) {
    const group = groups.find((sets) => sets.some((other) => isSameStudy(set, other)));
    if (group === undefined) groups.push([set]);
    else group.push(set);
  }
  return groups.map((sets) => joined(sets));
}

function isSameStudy(a: DataSet, b: DataSet): boolean {
  const ids = new Set(a.people.map((person) => person.id));
  return a.keys.join() === b.keys.join() && b.people.some((person) => ids.has(person.id));
}
