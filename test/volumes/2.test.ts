import { bindVolume } from './volume';

bindVolume(2);
