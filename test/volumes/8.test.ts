import { bindVolume } from './volume';

bindVolume(8);
