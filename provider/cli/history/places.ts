import type { ReadConfig } from "../../connection/complete";
import type { Revision } from "../../definition/registry";
import type { Aws } from "../../resource/host";
import { fingerprint } from "../../values/fingerprint";
import type { Cli } from "../cli";
import type { ConnectionFlags } from "../connectionOptions";
import { connectionLike } from "../stack/connectionLike";
import type { StackTask } from "../stack/stack";

/** An account and region, whose revisions are each looked at once. */
export interface Place {
  readonly aws: Aws;
  revision(arn: string): Promise<Revision | undefined>;
}

/** Where each subject's runs ran: subjects with the same connection have the same place. */
export function placesOf(
  flags: ConnectionFlags,
  connect: Cli["connect"],
): (subject: StackTask) => Promise<Place> {
  const known = new Map<ReadConfig, Map<string, Promise<Place>>>();
  return (subject) => {
    const { config } = subject;
    const settings = connectionLike(subject, flags);
    const those = known.get(config) ?? new Map<string, Promise<Place>>();
    known.set(config, those);
    const key = fingerprint(settings);
    const place = those.get(key) ?? connect(settings, config).then(placeOn);
    those.set(key, place);
    return place;
  };
}

function placeOn(aws: Aws): Place {
  const looks = new Map<string, Promise<Revision | undefined>>();
  return {
    aws,
    revision(arn) {
      const look = looks.get(arn) ?? aws.definitions.find(arn);
      looks.set(arn, look);
      // One that failed may be made again.
      look.catch(() => looks.delete(arn));
      return look;
    },
  };
}
